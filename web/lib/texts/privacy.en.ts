import type { PrivacyFacts } from '#server/privacy/privacy.contract.ts';
import type { Article } from './article.ts';

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const months = (count: number) => (count === 1 ? '1 month' : `${count} months`);

/** The privacy page in English: GDPR articles 13 and 14. Contacts and periods are the installation's own settings. */
export function en({ controller, dataProtectionOfficer, periods }: PrivacyFacts): Article {
  return {
    title: 'Privacy',
    lede: 'We keep what it takes to hold the visit and nothing more. No children’s names, no diagnoses, no tracking.',
    sections: [
      {
        heading: 'Who is responsible',
        paragraphs: [`${controller.name} is the data controller: ${controller.address}.`],
        links: [
          { label: 'Data controller', text: controller.email, href: `mailto:${controller.email}` },
          { label: 'Phone', text: controller.phone, href: `tel:${controller.phone.replaceAll(' ', '')}` },
          {
            label: 'Data protection officer',
            text: dataProtectionOfficer.email,
            href: `mailto:${dataProtectionOfficer.email}`,
          },
        ],
      },
      {
        heading: 'What we keep about a booking',
        points: [
          'The school or daycare: number, name, address and municipality from the public registers.',
          'The person who books and the person who comes: name, mail and phone. If a colleague booked for you, we have your data from that colleague.',
          'The mail address of the school office, if you write it.',
          'The group: a name such as 5.b or Red Room, the level, how many children or pupils and how many adults.',
          'What you write about needs, and messages. Write about the group, never about one child.',
          'The EAN number and order number when something has to be paid.',
          'After the visit: how many came.',
        ],
      },
      {
        heading: 'When you log in',
        paragraphs: [
          'You can book without logging in. If you log in, we also keep your account with name and mail address, your roles, where and when you are logged in, and what your browser calls itself. If you log in with UNI-Login or Microsoft, we keep the number they know you by.',
          'You can choose to let colleagues at your school see your visits. That happens only when both of you have agreed, and you can turn it off again.',
          'Staff log in with a password and a code from an app, or with a passkey. Passwords are kept only as a fingerprint that cannot be turned back.',
          'Wrong attempts to log in are counted for each mail address and network address.',
        ],
      },
      {
        heading: 'Mails and calendars',
        paragraphs: [
          'Mails about a visit go to the person who books, the person who comes, the educators and, if given, the school office. They hold time, place, group, names and phone numbers and what you wrote about needs, and they carry a calendar invitation. Once sent, they lie with the recipient’s own mail provider.',
          'If you subscribe to a calendar, everybody with its address can read it. You can close it again on your page.',
        ],
      },
      {
        heading: 'Why we may',
        paragraphs: [
          'We process the data to plan, hold and invoice visits and to keep statistics of them. That is necessary for teaching as a task in the public interest (GDPR article 6(1)(e)). Documents behind invoices are kept because the Danish bookkeeping act demands it (article 6(1)(c)).',
          'We do not ask for sensitive data. You need give us no more than the fields demand; without name, mail and phone we cannot keep a time for you.',
          'No decisions about persons are made automatically.',
        ],
      },
      {
        heading: 'Who can see it',
        points: [
          'The department you visit: its educators and its lead.',
          'The school’s own administrator: the visits of the school.',
          'The knowledge centre, which runs the platform and keeps the statistics.',
          'Coordinators in municipalities and regions, and partners: figures, not names.',
          'Whoever has the link in your mail.',
          'The suppliers who run server and mail for us, under an agreement with us.',
          'Nobody else. We sell no data, and our pages load nothing from other companies. We send no data out of the EU.',
        ],
      },
      {
        heading: 'For how long',
        points: [
          `Names, mail addresses, phone numbers and messages in a booking: ${months(periods.contactMonths)} after the visit.`,
          `The text of mails: ${days(periods.mailDays)} after the visit.`,
          `Links, expired logins and counted attempts: ${days(periods.technicalDays)} after they expire.`,
          `A teacher’s or school administrator’s account that nobody uses: ${months(periods.accountMonths)}.`,
          `A member of staff’s account: ${months(periods.deactivatedMonths)} after it is closed.`,
          `When a member of staff is away or works other hours: ${months(periods.absenceMonths)} afterwards. Why is not kept.`,
          'Who did what: stays, but only with the number of the account, without name or mail address.',
          'The figures stay: which institution, which visit, how many came. They cannot be traced back to a person.',
        ],
        paragraphs: ['The system deletes by itself each night. Published statistics do not show figures below five.'],
      },
      {
        heading: 'Cookies',
        paragraphs: [
          'We use only cookies that are necessary for what you ask for: being logged in, holding places for your browser while you fill in a booking (that cookie is gone after 20 minutes at most), making a mailed link work only in the browser that asked for it, and finding the way back from UNI-Login or Microsoft. They are used for nothing else, and nobody else can read them. That is why there is no consent banner.',
        ],
      },
      {
        heading: 'Your rights',
        paragraphs: [
          'You can learn what we keep about you and get it as a file. You can have it corrected or deleted, have its use restricted, and object. When you are logged in, you can fetch your data yourself on your page; otherwise write to us from the mail address in question. We answer within a month.',
          'A booking you can see, correct and cancel yourself with the link in the mail. A coming visit has to be cancelled or handed over before we can delete your name from it.',
          'If you are not satisfied with our answer, you can complain to the Danish Data Protection Agency.',
        ],
        links: [
          {
            label: 'Complaints',
            text: 'Datatilsynet, the Danish Data Protection Agency',
            href: 'https://www.datatilsynet.dk/english',
          },
        ],
      },
    ],
  };
}
