import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { LinkMadeView } from '@contract/accounts/accounts.contract';
import type { InviteCampaignMember, InviteMember, PartySeatsView } from '@contract/accounts/members.contract';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { LOCALE_NAMES, LOCALES } from '../../i18n/locale';
import { useLocale } from '../../i18n/provider';
import { RadioField, SelectField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { LinkMade } from './link-made';
import { useMembersMessages } from './messages';

const ROLES = {
  hall: ['agent', 'teller', 'observer', 'lead'],
  campaign: ['organizer', 'lead'],
} as const;

type Side = keyof typeof ROLES;
type Body = Wire<InviteMember> | Wire<InviteCampaignMember>;

/** Four answers and a link: who, where to, as what, and for which party. */
export function InviteForm({
  side,
  path,
  queryKey,
  parties,
}: {
  side: Side;
  path: string;
  queryKey: QueryKey;
  parties: readonly PartySeatsView[];
}) {
  const t = useMembersMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const { locale } = useLocale();
  const [role, setRole] = useState<InviteMember['role'] | InviteCampaignMember['role']>(ROLES[side][0]);
  const [made, setMade] = useState<LinkMadeView | null>(null);
  const id = useRef(mintId());
  const form = useForm(async (values, element) => {
    const shared = {
      id: id.current,
      email: values.text('email'),
      name: values.text('name'),
      locale: LOCALES.find((each) => each === values.text('locale')) ?? locale,
    };
    const body: Body =
      role === 'organizer' || side === 'campaign'
        ? { ...shared, role: role === 'lead' ? 'lead' : 'organizer' }
        : { ...shared, role, partyId: values.optional('partyId') };
    setMade(await api.post<LinkMadeView>(path, body));
    id.current = mintId();
    element.reset();
    await client.invalidateQueries({ queryKey });
  });
  return (
    <section className="card stack narrow">
      <h2>{t('members.invite')}</h2>
      <Form form={form} action={t('members.invite.send')} label={t('members.invite')}>
        <TextField name="name" label={t('members.invite.name')} autoComplete="off" />
        <TextField
          name="email"
          type="email"
          label={ui('ui.email')}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
        />
        <RadioField
          name="role"
          label={t('members.column.role')}
          value={role}
          options={ROLES[side].map((each) => ({
            value: each,
            label: (
              <div className="member-choice">
                {t(`members.role.${each}`)}
                <div className="soft small">{t(`members.${each}.does`)}</div>
              </div>
            ),
          }))}
          onChange={(value) => setRole(ROLES[side].find((each) => each === value) ?? ROLES[side][0])}
        />
        {side === 'hall' && role !== 'agent' && (
          <SelectField
            key={role}
            name="partyId"
            label={t(role === 'teller' ? 'members.invite.party.teller' : 'members.invite.party')}
            isOptional={role === 'teller'}
            options={[
              ...(role === 'teller' ? [{ value: '', label: t('members.invite.party.none') }] : []),
              ...parties.map((party) => ({ value: party.id, label: party.name })),
            ]}
          />
        )}
        <RadioField
          name="locale"
          label={t('members.invite.language')}
          isRow
          initial={locale}
          options={LOCALES.map((each) => ({
            value: each,
            label: <span lang={each}>{LOCALE_NAMES[each]}</span>,
          }))}
        />
      </Form>
      {made && <LinkMade made={made} />}
    </section>
  );
}
