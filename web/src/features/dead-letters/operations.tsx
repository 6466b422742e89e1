import { Link } from '@tanstack/react-router';
import { useHouseZone } from '@/api/house-zone';
import { has, useSession } from '@/api/session';
import { HouseTime } from '@/design/house-time';
import { Page, Stack } from '@/design/layout';
import { useWords } from '@/words/use-words';
import { AuditLog } from './audit-log';
import { Letters } from './letters';
import styles from './operations.module.css';
import { services, type OperationsProps, type OperationsSearch } from './services';
import words from './words.json';

/** What the services could not take in, and who did what in them. */
export function Operations({ search, onSearch }: OperationsProps) {
  const say = useWords(words);
  const zone = useHouseZone();
  const seesAudit = has(useSession().data, 'admin');
  const isAudit = seesAudit && search.view === 'audit';
  const way = (view: OperationsSearch['view'], isHere: boolean) => (
    <Link to="/staff/operations" search={{ view }} activeProps={{ 'aria-current': undefined }} aria-current={isHere ? 'page' : undefined}>{say(view ? 'audit' : 'letters')}</Link>
  );
  return (
    <Page title={say('title')} lead={say(isAudit ? 'auditLead' : 'lead')}>
      {seesAudit && <nav className={styles.views} aria-label={say('views')}>{way(undefined, !isAudit)}{way('audit', isAudit)}</nav>}
      <HouseTime timeZone={zone} />
      {isAudit ? <AuditLog search={search} onSearch={onSearch} zone={zone} /> : <Stack>{services.map((service) => <Letters key={service} service={service} zone={zone} />)}</Stack>}
    </Page>
  );
}
