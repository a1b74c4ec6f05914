import type { Texts } from '#server/time/language.ts';
import type { accountDa } from './account-texts.da.ts';

/** English: mails about an account. */
export const accountEn = {
  login: {
    subject: 'Your link to log in to Skolebesøg',
    preheader: (until) => `Works once and until ${until}.`,
    heading: 'Here is your link',
    lead: (until) => [
      'Press the button in the browser where you asked for the link. It works once and until ',
      { strong: until },
      '.',
    ],
    action: 'Log in',
  },
  prove: {
    subject: 'Confirm your mail address on Skolebesøg',
    preheader: (until) => `Works once and until ${until}.`,
    heading: 'Is this your mail address?',
    lead: (until) => [
      'Confirm it in the browser where you typed it. Then you can see the bookings made with it. The link works once and until ',
      { strong: until },
      '.',
    ],
    action: 'Confirm the mail address',
  },
  code: 'If you read this mail on another device, type the code where you asked for the link',
  keepCode: 'Never pass the code on. We do not ask for it by phone, text message or mail.',
  notYou:
    'If you did not ask for the link, you can delete this mail. Nobody can use the link without the browser that asked for it.',
  invitation: {
    subject: 'You are invited to Skolebesøg',
    somebody: 'A member of staff',
    preheader: (name) => `${name} has made an account for you.`,
    heading: 'Welcome to Skolebesøg',
    lead: (name) => [
      { strong: name },
      ' has made an account for you. Press the button to start using it. You choose your own password.',
    ],
    action: 'Start using the account',
    roles: 'Access as',
    until: 'The link works until',
    notYou: 'If you know nothing about this, you can delete the mail. The account cannot be used without the link.',
  },
  notice: {
    subject: {
      PASSWORD_CHANGED: 'Your password has been changed',
      SECOND_FACTOR_ADDED: 'Codes from an app have been turned on',
      SECOND_FACTOR_REMOVED: 'Codes from an app have been turned off',
      PASSKEY_ADDED: 'There is a new passkey on your account',
      PASSKEY_REMOVED: 'A passkey has been removed from your account',
      MANY_FAILURES: 'Many failed attempts to log in',
      IDENTITY_ADDED: 'You can now log in in a new way',
      RECOVERY_CODE_USED: 'One of your recovery codes has been used',
    },
    lead: {
      PASSWORD_CHANGED: (when) =>
        `The password of your account on Skolebesøg was changed on ${when}. You are logged out everywhere else.`,
      SECOND_FACTOR_ADDED: (when) =>
        `Since ${when} you also type a code from your app when you log in to Skolebesøg with your password.`,
      SECOND_FACTOR_REMOVED: (when) =>
        `Since ${when} you are no longer asked for a code from your app when you log in to Skolebesøg.`,
      PASSKEY_ADDED: (when) =>
        `A new passkey was added to your account on Skolebesøg on ${when}. It can log you in without a password.`,
      PASSKEY_REMOVED: (when) =>
        `A passkey was removed from your account on Skolebesøg on ${when}. It can no longer log you in.`,
      MANY_FAILURES: (when) =>
        `Somebody has tried many times to log in to your account on Skolebesøg with a wrong password or code, most recently on ${when}. They did not succeed, and we now make them wait.`,
      IDENTITY_ADDED: (when) =>
        `On ${when} your account on Skolebesøg was connected to an account elsewhere (UNI-Login or Microsoft), which can now log you in.`,
      RECOVERY_CODE_USED: (when) =>
        `Somebody logged in to your account on Skolebesøg on ${when} with one of your recovery codes. It cannot be used again.`,
    },
    action: 'See how your account is protected',
    you: 'If it was you, there is nothing to do.',
    notYou: 'If it was not you, log in, change your password and log out everywhere else.',
    failures:
      'If it was you mistyping, there is nothing to do. Otherwise it is a good idea to choose a new, long password.',
  },
  why: {
    LOGIN_LINK: 'You get this mail because your mail address was typed on the login page.',
    INVITATION: 'You get this mail because a member of staff typed your mail address.',
    SECURITY_NOTICE: 'You get this mail because you have an account on Skolebesøg. Such notices cannot be turned off.',
  },
  noReply: 'This mail cannot be answered.',
  clock: (time) => time,
  dayAndClock: (day, time) => `${day} at ${time}`,
} satisfies Texts<typeof accountDa>;
