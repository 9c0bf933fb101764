import pg from 'pg'
import { expect, it } from 'vitest'
import { type ConnectionFault, connectionFault, faultReason } from '../../src/store/connection-fault.ts'

function answered(sqlState: string): Error {
  const error = new pg.DatabaseError('said by the server', 0, 'error')
  error.code = sqlState
  return error
}

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { syscall: 'connect' })

it.each<[string, Error, ConnectionFault | null]>([
  ['a refused connection', refused, 'lost'],
  ['a host refused at all its addresses', new AggregateError([refused, refused]), 'lost'],
  ['a broken connection', new Error('Connection terminated unexpectedly'), 'lost'],
  ['a query without an answer', new Error('Query read timeout'), 'lost'],
  ['a server that shuts down', answered('57P01'), 'lost'],
  ['a database that is not there yet', answered('3D000'), 'lost'],
  ['a pool that is in use', new Error('timeout exceeded when trying to connect'), 'busy'],
  ['too many connections', answered('53300'), 'busy'],
  ['a statement that took too long', answered('57014'), 'busy'],
  ['a deadlock', answered('40P01'), 'busy'],
  ['a syntax error', answered('42601'), null],
  ['a violated constraint', answered('23505'), null],
  ['a fault of the program', new TypeError('x is not a function'), null],
])('tells what %s means', (_, error, fault) => {
  expect(connectionFault(error)).toBe(fault)
})

it('says the first reason of a host refused at all its addresses', () => {
  expect(faultReason(new AggregateError([refused, refused]))).toBe('connect ECONNREFUSED 127.0.0.1:5432')
})
