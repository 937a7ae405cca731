/// Phones that read nothing, among others that do.
struct StalledReport: Report {
    let work = "stalled"
    let phones: Int
    let stalled: Int
    let deliveryP99WithoutMs: Double
    let deliveryP99WithMs: Double
    /// How much larger the server was at its largest, than with all phones reading.
    let bytesPerStalledPhone: Double
    let serverShare: Double
    let clientShare: Double
    let otherShare: Double
    /// By those that read.
    let lost: Int
    let without: LoadReport
    let with: LoadReport

    init(stalled: Int, bytesPerStalledPhone: Double, without: LoadReport, with: LoadReport) {
        phones = with.phones + stalled
        self.stalled = stalled
        self.bytesPerStalledPhone = bytesPerStalledPhone
        deliveryP99WithoutMs = without.deliveryP99Ms
        deliveryP99WithMs = with.deliveryP99Ms
        serverShare = with.serverShare
        clientShare = with.clientShare
        otherShare = with.otherShare
        lost = with.lost + without.lost
        self.without = without
        self.with = with
    }

    var description: String {
        """
        stalled, \(stalled) of \(phones) phones: the others' delivery p99 \(deliveryP99WithoutMs.short) ms with all \
        reading, \(deliveryP99WithMs.short) ms then; \(bytesPerStalledPhone.short) bytes of the server for each that \
        reads nothing; lost by the others \(lost); \(shares(serverShare, clientShare, otherShare))
        """
    }
}
