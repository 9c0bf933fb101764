import { afterAll, beforeAll, describe } from 'vitest'
import { databaseContract } from '../contracts/database-contract.ts'
import { demandContract } from '../contracts/demand-contract.ts'
import { forecastScoresContract } from '../contracts/forecast-scores-contract.ts'
import { forecastStoreContract } from '../contracts/forecast-store-contract.ts'
import { observationStoreContract } from '../contracts/observation-store-contract.ts'
import { providerBudgetContract } from '../contracts/provider-budget-contract.ts'
import { providerRecordContract } from '../contracts/provider-record-contract.ts'
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
  })
}
