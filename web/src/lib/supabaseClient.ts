// Named here, and only this: what is imported whole keeps all that it exports.
export { createClient } from '@supabase/supabase-js'
