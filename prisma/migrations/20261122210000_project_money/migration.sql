-- Payments to projects and what comes back: the day and the voucher of the books stand beside each transaction, and a form that was read
-- before somebody else moved money is refused.
alter table award add column money_version integer not null default 1;
alter table ledger_transaction add column booked_on date;
alter table ledger_transaction add column voucher text not null default '';
