import { testRevocation } from './revocationTests.ts'

testRevocation('suspended')
