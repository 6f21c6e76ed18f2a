-- No statement of the API is ever planned for the whole country.
--
-- At the sixth execution of a prepared statement with the facility as a parameter, Postgres builds one generic plan
-- to compare: with 1,500 facilities 0.8 s of processor and 6,010 locks, more than a hosted project has. PostgREST
-- and the edge functions log in as `authenticator` and take on `authenticated`; both plan with the value in hand.
alter role authenticator set plan_cache_mode = 'force_custom_plan';
alter role authenticated set plan_cache_mode = 'force_custom_plan';

-- The helpers behind the policies read no partition: one plan a session is right for them (57 µs instead of 203).
alter function private.codes_with(text, text) set plan_cache_mode = 'force_generic_plan';
alter function private.codes_with_own(text, text) set plan_cache_mode = 'force_generic_plan';
alter function private.my_facilities() set plan_cache_mode = 'force_generic_plan';
alter function private.national_with(text, text) set plan_cache_mode = 'force_generic_plan';
alter function private.my_access() set plan_cache_mode = 'force_generic_plan';
alter function private.my_topics() set plan_cache_mode = 'force_generic_plan';
alter function private.me() set plan_cache_mode = 'force_generic_plan';
