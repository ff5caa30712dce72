/// What Outlook shows of the time, whatever TRANSP says: X-MICROSOFT-CDO-BUSYSTATUS (MS-OXCICAL §2.1.3.1.1.20.31).
package enum BusyStatus: String, Hashable, Sendable {
    case free = "FREE"
    case tentative = "TENTATIVE"
    case busy = "BUSY"
    case outOfOffice = "OOF"
}
