import type { Chance } from './chance.ts';
import type { Stand } from './scene.ts';

/**
 * What a plate shows in front. Drawn about 160 wide and 150 high around its foot at 0,0 (standing or floating) or its
 * middle (flying).
 */
export interface Motif {
  stand: Stand;
  /** @param small for lists: leave the finest lines out */
  draw: (chance: Chance, small: boolean) => string;
}
