/**
 * What the database holds about persons, column by column: the inventory behind export, erasure and retention. The test walks
 * the schema, so that a new column that can hold a name or an address has to be named here, with what becomes of it.
 * - `exported`: stands in the export of whom it is about.
 * - `unexported` with the reason: a secret, or of no meaning to anybody.
 */
export const personalColumns: Record<string, { exported: string[]; unexported?: Record<string, string> }> = {
  account: {
    exported: ['email', 'name', 'phone', 'language'],
    unexported: {
      password_hash: 'a secret: only whether there is one',
      totp_secret: 'a secret: only whether there is one',
    },
  },
  booking: {
    exported: [
      'contact_name',
      'contact_email',
      'contact_phone',
      'visitor_name',
      'visitor_email',
      'visitor_phone',
      'administrator_name',
      'administrator_email',
      'needs',
      'message',
      'invoice_order_number',
      'invoice_reference',
      'cancel_reason',
      'place_address',
      'place_notes',
    ],
    unexported: {
      holder_hash: 'a secret of the browser that holds places; deleted within an hour and a half',
    },
  },
  booking_group: { exported: ['label'] },
  head_approval: { exported: ['name', 'email', 'reason'] },
  time_proposal: { exported: ['message'] },
  date_request: {
    exported: ['contact_name', 'contact_email', 'contact_phone', 'groups', 'message', 'needs', 'answer'],
    unexported: { request_key: 'made by the browser', request_hash: 'a hash of what is exported' },
  },
  institution_administrator: { exported: ['name', 'email'] },
  outbox_mail: {
    exported: ['recipient_name', 'recipient_email', 'facts', 'rendered', 'smtp_answer'],
    unexported: {
      message_id: 'made of the id of the mail',
      dedupe_key: 'made of the booking and the address, which are exported',
      stream_key: 'made of the booking and the address, which are exported',
    },
  },
  caught_mail: { exported: ['recipient', 'raw'] },
  mail_link: {
    exported: ['email', 'next'],
    unexported: { browser_hash: 'a secret of the browser' },
  },
  throttle_event: { exported: ['bucket'] },
  login: { exported: ['user_agent'], unexported: { id_hash: 'a secret of the browser' } },
  passkey: {
    exported: ['name'],
    unexported: {
      credential_id: 'made by the authenticator; says nothing about anybody',
      public_key: 'made by the authenticator; says nothing about anybody',
      transports: 'how the authenticator is reached',
    },
  },
  federated_identity: { exported: ['issuer', 'subject', 'provider'] },
  recovery_code: { exported: [], unexported: { code_hash: 'a secret: only how many there are' } },
  login_challenge: { exported: [], unexported: { id_hash: 'lives for minutes', challenge: 'lives for minutes' } },
  oidc_attempt: {
    exported: [],
    unexported: {
      state_hash: 'lives for minutes',
      provider: 'lives for minutes',
      nonce: 'lives for minutes',
      code_verifier: 'lives for minutes',
      browser_hash: 'lives for minutes',
      next: 'lives for minutes',
      language: 'lives for minutes',
    },
  },
  evaluation: {
    exported: [],
    unexported: { comment: 'nobody’s: neither booking, school nor day stand beside it; emptied after a while' },
  },
  idempotency_key: {
    exported: [],
    unexported: { key: 'made by the browser; goes with the booking', request_hash: 'goes with the booking' },
  },
  planning_request: {
    exported: [],
    unexported: {
      key: 'made by the browser; lives two days',
      request_hash: 'lives two days',
      answer: 'ids and numbers; lives two days',
    },
  },
};

/** Columns of text that hold nobody's data, with the reason; `*` = the whole table. */
export const impersonalColumns: Record<string, Record<string, string>> = {
  _prisma_migrations: { '*': 'names of migrations' },
  region: { '*': 'public register' },
  municipality: { '*': 'public register' },
  municipality_region: { '*': 'public register' },
  institution: { '*': 'public register of schools and daycares' },
  department: { '*': 'the department’s own public addresses, changed under the registers' },
  partnership: { '*': 'the parties of an agreement are organisations' },
  site: { '*': 'places' },
  resource: { '*': 'rooms and kits' },
  opening_hours: { '*': 'hours of places' },
  closed_day: { reason: 'why a place is closed; the form asks to name nobody' },
  school_holiday: { '*': 'published by the municipalities' },
  blocked_time: { title: 'what the time is for; the form asks to name nobody, and it is deleted 24 months after' },
  offer: { '*': 'the catalogue' },
  offer_version: { '*': 'the catalogue as it was; who saved it is an id' },
  material: { '*': 'the catalogue' },
  curriculum_set: { '*': 'national curricula' },
  curriculum_goal: { '*': 'national curricula' },
  stored_file: { '*': 'pictures and texts of the catalogue, without what a camera writes about place and person' },
  stored_image: { '*': 'the same pictures, smaller' },
  session: { '*': 'times, numbers and notes about the work' },
  review_task: {
    message: 'what the department told the schools of a session at once; emptied with the booking',
    before: 'the session before it changed: times and a place',
  },
  session_series: { '*': 'a rule of days and times' },
  account: { '*': 'an identifier' },
  role_grant: { '*': 'part of which world; goes out of force with the account' },
  membership: { '*': 'the number of an institution; the row itself is exported and deleted' },
  working_hours: { '*': 'clock times; the rows themselves are exported and deleted' },
  working_day_exception: { '*': 'clock times; the rows themselves are exported and deleted' },
  calendar_feed: { '*': 'the number of an institution; the row itself is exported and deleted' },
  booking: {
    reference: 'a random name of the booking',
    language: 'language of the mails',
    institution_number: 'public register; dimension of the statistics',
    institution_name: 'an institution; dimension of the statistics',
    invoice_gln: 'an institution',
    school_year: 'dimension of the statistics',
    municipality_code: 'dimension of the statistics',
    region_code: 'dimension of the statistics',
    subject: 'dimension of the statistics',
    place_postal_code: 'part of place_address, which is exported and emptied',
    place_city: 'part of place_address, which is exported and emptied',
  },
  date_request: {
    language: 'language of the mails',
    institution_number: 'an institution',
    institution_name: 'an institution',
    municipality_code: 'an institution',
    weekdays: 'days that would do',
    time_of_day: 'half of the day',
  },
  waitlist_entry: {
    weekdays: 'days that would do',
    skipped: 'why sessions were passed over: ids, times and numbers; whoever waits stands in its bookings',
  },
  institution_administrator: { institution_number: 'an institution' },
  outbox_mail: { calendar_method: 'REQUEST or CANCEL', language: 'language of the mail' },
  mail_link: { language: 'language of the mail' },
  import_run: { '*': 'register files and what they changed: institutions; deleted after a while' },
  retention_run: { '*': 'numbers only' },
  evaluation: { month: 'the month of a visit' },
  mail_opt_out: { '*': 'a keyed hash of the address: needed to go on sending no mails' },
  erasure: { '*': 'a keyed hash of the address and numbers: needed to erase again after a backup is restored' },
  audit_event: { '*': 'append-only; ids, numbers and names of fields only, never a name or an address' },
  platform_fact: { '*': 'facts about the database itself' },
};

/** Stands where a name was. Empty text stands where an address or a phone number was. */
export const ERASED_NAME = 'Slettet';
