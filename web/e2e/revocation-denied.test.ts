import { testRevocation } from './revocationTests.ts'

testRevocation('denied')
