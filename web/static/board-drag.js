// @ts-check
// Drags a time on the week board to another day or row. A drop opens the move form, filled in: it shows what is in the way and
// which bookings follow, and only its button saves. Without JavaScript, and by keyboard, the link "Flyt" leads to the same form.

const table = document.querySelector('table.week-board');
const words = document.getElementById('dragwords');
const english = document.documentElement.lang === 'en';
/** @type {{ card: HTMLElement, cell: HTMLTableCellElement } | null} */
let lifted = null;
/** @type {Element | null} */
let over = null;

if (table) {
  document.documentElement.classList.add('js-drag');
  for (const card of table.querySelectorAll('.ev[data-session]')) card.setAttribute('draggable', 'true');
  table.addEventListener('dragstart', lift);
  table.addEventListener('dragover', hover);
  table.addEventListener('drop', drop);
  table.addEventListener('dragend', letGo);
}

/** @param {Event} event */
function lift(event) {
  const card = /** @type {Element} */ (event.target).closest('.ev[data-session]');
  const cell = card?.closest('td');
  if (!(event instanceof DragEvent) || !(card instanceof HTMLElement) || !cell) return;
  lifted = { card, cell };
  card.classList.add('lifted');
  event.dataTransfer?.setData('text/plain', titleOf(card));
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  say(english ? `Moving ${titleOf(card)}.` : `Flytter ${titleOf(card)}.`);
}

/** @param {Event} event */
function hover(event) {
  const cell = cellOf(event);
  if (!lifted || !cell) return;
  event.preventDefault();
  if (cell === over) return;
  over?.classList.remove('over');
  over = cell;
  cell.classList.add('over');
  say(`${headOf(cell)}, ${rowName(cell)}`);
}

/** @param {Event} event */
function drop(event) {
  const cell = cellOf(event);
  const link = lifted?.card.querySelector('a.mv');
  if (!lifted || !cell || !(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  if (cell === lifted.cell) return;
  location.assign(formAddress(link.href, lifted.cell, cell));
}

function letGo() {
  lifted?.card.classList.remove('lifted');
  over?.classList.remove('over');
  lifted = null;
  over = null;
}

/**
 * The move form, filled in with the day and the row of a cell.
 * @param {string} href @param {HTMLTableCellElement} from @param {HTMLTableCellElement} to
 */
function formAddress(href, from, to) {
  const url = new URL(href);
  url.searchParams.set('dato', dateOf(to));
  const [out, into] = [rowOf(from), rowOf(to)];
  const names = { underviser: ['ud', 'ind'], lokale: ['lokale-ud', 'lokale-ind'] }[
    /** @type {HTMLElement} */ (table).dataset.side ?? ''
  ];
  if (names && out !== into) {
    url.searchParams.set(names[0] ?? '', out);
    url.searchParams.set(names[1] ?? '', into);
  }
  return url.href;
}

/** @param {Event} event */
function cellOf(event) {
  return /** @type {Element} */ (event.target).closest('td');
}

/** @param {HTMLTableCellElement} cell */
function headOfCell(cell) {
  return /** @type {HTMLTableElement} */ (table).tHead?.rows[0]?.cells[cell.cellIndex];
}

/** @param {HTMLTableCellElement} cell */
function dateOf(cell) {
  return headOfCell(cell)?.dataset.date ?? '';
}

/** @param {HTMLTableCellElement} cell */
function headOf(cell) {
  return headOfCell(cell)?.querySelector('a')?.textContent?.trim() ?? '';
}

/** @param {HTMLTableCellElement} cell */
function rowOf(cell) {
  return cell.closest('tr')?.dataset.row ?? '';
}

/** @param {HTMLTableCellElement} cell */
function rowName(cell) {
  return cell.closest('tr')?.cells[0]?.firstChild?.textContent?.trim() ?? '';
}

/** @param {Element} card */
function titleOf(card) {
  return card.querySelector('.to')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** @param {string} sentence */
function say(sentence) {
  if (words) words.textContent = sentence;
}
