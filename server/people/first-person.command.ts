import { email as emailField } from '#server/http/fields.ts';
import { linkToken } from '#server/mail-links/link-token.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import { inviteFirst } from './first-person.service.ts';

const usage =
  'Write the mail address of the first person of the knowledge centre: npm run people:first -- name@example.org';

/**
 * Invites the first person of the knowledge centre into a database that has none: the link is mailed, and printed for whoever
 * has no mail server yet. Answers the exit code: 0 = invited, 1 = refused, 2 = the command was written wrongly.
 * @param parameters what stands after the command's name
 */
export async function runFirstPersonCommand(
  parameters: string[],
  environment: Record<string, string | undefined>,
): Promise<0 | 1 | 2> {
  const email = emailField.safeParse(parameters[0]);
  if (parameters.length !== 1 || !email.success) {
    console.error(usage);
    return 2;
  }
  try {
    const config = readConfig(environment);
    const opened = await openDatabase(config, { exclusive: false });
    try {
      const result = await inviteFirst(opened.db, { email: email.data, now: systemClock.now() });
      if (result.kind === 'refused') {
        console.error(result.sentence);
        return 1;
      }
      const link = `${config.PUBLIC_URL}/invitation/${linkToken(config.LINK_SECRET, result.linkId)}`;
      console.log(
        `${email.data} is invited and has 7 days to choose a password. The link, also sent by mail:\n${link}`,
      );
      return 0;
    } finally {
      await opened.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
