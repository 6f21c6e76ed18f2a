/**
 * Tries thousands of statements as somebody, in one round trip: a temporary function runs each of them in a
 * subtransaction that is always rolled back, and writes down what came of it.
 */
import type postgres from 'postgres'

/** One attempt, the same for whoever makes it. */
export interface Attempt {
  /** 'count': how many rows it touched. 'value': the one value that it returns. */
  kind: 'count' | 'value'
  sql: string
  /** The realtime topic that is being asked for. */
  topic?: string
  /** Run as the owner just before, and undone with the attempt. */
  before?: string
}

/** Somebody as PostgREST presents them; the owner of the tables when there is none. */
export interface Identity {
  role: 'authenticated' | 'anon'
  user: string | null
}

const machine = `
create temporary table attempt (n int primary key, kind text, sql text, topic text, before text) on commit drop;
grant select on attempt to public;
create function pg_temp.try_all(as_role text, claims text, first_n int, last_n int) returns text[] language plpgsql as $$
declare
  one record;
  outcomes text[] := '{}';
  outcome text;
  touched bigint;
  code text;
  said text;
  more text;
begin
  for one in select a.* from pg_temp.attempt a where a.n between first_n and last_n order by a.n loop
    begin
      if one.before is not null then
        perform set_config('role', 'none', true), set_config('request.jwt.claims', '', true);
        execute one.before;
      end if;
      perform set_config('request.jwt.claims', claims, true), set_config('realtime.topic', coalesce(one.topic, ''), true),
        set_config('role', as_role, true);
      if one.kind = 'value' then
        execute one.sql into outcome;
        outcome := 'ok ' || coalesce(outcome, '∅');
      else
        execute one.sql;
        get diagnostics touched = row_count;
        outcome := 'ok ' || touched;
      end if;
      raise exception using errcode = 'KX001';
    exception
      when sqlstate 'KX001' then null;
      when others then
        get stacked diagnostics code = returned_sqlstate, said = message_text, more = pg_exception_detail;
        outcome := code || ' ' || said || case when more <> '' then ' | ' || more else '' end;
    end;
    outcomes := array_append(outcomes, outcome);
  end loop;
  return outcomes;
end
$$;
grant execute on function pg_temp.try_all(text, text, int, int) to public;`

/** Loads the attempts into the transaction. */
export async function load(tx: postgres.TransactionSql, attempts: readonly Attempt[]): Promise<void> {
  await tx.unsafe(machine)
  const rows = attempts.map(({ kind, sql, topic, before }, n) => ({ n, kind, sql, topic, before }))
  await tx`insert into pg_temp.attempt select * from jsonb_to_recordset(${tx.json(rows as never)})
    as a (n int, kind text, sql text, topic text, before text)`
}

/** Short names for the two walls; everything else is the SQLSTATE and the message. */
function shorten(outcome: string): string {
  if (/^42501 permission denied for /.test(outcome)) return 'no grant'
  if (/^42501 new row violates row-level security policy/.test(outcome)) return 'no policy'
  return outcome
}

/** What came of the attempts from `first` to before `end` when this person makes them. */
export async function tryAs(
  tx: postgres.TransactionSql,
  who: Identity | null,
  first: number,
  end: number,
): Promise<string[]> {
  const claims = who ? JSON.stringify({ role: who.role, ...(who.user && { sub: who.user }) }) : ''
  const [row] = await tx<{ outcomes: string[] }[]>`
    select pg_temp.try_all(${who?.role ?? 'none'}, ${claims}, ${first}, ${end - 1}) as outcomes`
  return (row?.outcomes ?? []).map(shorten)
}
