/// Every reader, in the order in which they are tried.
let subjects: [any Subject.Type] = [
    FrameSubject.self, RequestSubject.self, QuerySubject.self, CommandSubject.self, ListSubject.self,
    LedgerSubject.self, ReceiptSubject.self,
]
