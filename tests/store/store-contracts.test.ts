import { afterAll, beforeAll, describe } from 'vitest'
import { apiKeysContract, auditLogContract, idempotencyKeysContract } from '../contracts/api-keys-contract.ts'
import { hashtagBudgetContract } from '../contracts/hashtag-budget-contract.ts'
import { crawlStoreContract } from '../contracts/crawl-store-contract.ts'
import { databaseContract } from '../contracts/database-contract.ts'
import { demandContract } from '../contracts/demand-contract.ts'
import { evidenceStoreContract } from '../contracts/evidence-store-contract.ts'
import { forecastScoresContract } from '../contracts/forecast-scores-contract.ts'
import { forecastStoreContract } from '../contracts/forecast-store-contract.ts'
import { lookStoreContract } from '../contracts/look-store-contract.ts'
import { observationStoreContract } from '../contracts/observation-store-contract.ts'
import { postLedgerContract } from '../contracts/post-ledger-contract.ts'
import { profileStoreContract, wardrobeContract } from '../contracts/profile-store-contract.ts'
import { providerBudgetContract } from '../contracts/provider-budget-contract.ts'
import { providerRecordContract } from '../contracts/provider-record-contract.ts'
import { tasteStoreContract } from '../contracts/taste-store-contract.ts'
import { databaseDrivers, type TestDatabase } from './test-databases.ts'

for (const driver of databaseDrivers) {
  describe.skipIf(!driver.answers)(driver.title, () => {
    let opened: TestDatabase
    beforeAll(async () => {
      opened = await driver.open()
    })
    afterAll(() => opened.close())
    const database = () => opened.database

    describe('database', () => databaseContract(database))
    describe('forecast store', () => forecastStoreContract(database))
    describe('provider budget', () => providerBudgetContract(database))
    describe('observation store', () => observationStoreContract(database))
    describe('forecast scores', () => forecastScoresContract(database))
    describe('provider record', () => providerRecordContract(database))
    describe('demand', () => demandContract(database))
    describe('post ledger', () => postLedgerContract(database))
    describe('look store', () => lookStoreContract(database))
    describe('evidence store', () => evidenceStoreContract(database))
    describe('crawl store', () => crawlStoreContract(database))
    describe('hashtag budget', () => hashtagBudgetContract(database))
    describe('API keys', () => apiKeysContract(database))
    describe('audit log', () => auditLogContract(database))
    describe('idempotency keys', () => idempotencyKeysContract(database))
    describe('profile store', () => profileStoreContract(database))
    describe('wardrobe', () => wardrobeContract(database))
    describe('taste store', () => tasteStoreContract(database))
  })
}
