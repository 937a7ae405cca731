/// A network that failed for a part of the hall.
struct CutReport: Report {
    let work = "cut"
    let phones: Int
    let cut: Int
    /// Until 95 % of them were back with the right total, and until all were; 0 when they were not.
    let back95Ms: Double
    let backAllMs: Double
    let notBack: Int
    /// Calls that were turned away, and made again a little later.
    let turnedAway: Int
    /// Of those that are back: who got the state, and not the events that they missed.
    let withState: Int
    let othersP99BeforeMs: Double
    let othersP99Ms: Double
    let cpuUsPerReturn: Double
    let serverShare: Double
    let clientShare: Double
    let otherShare: Double
    /// Of those that came back: events that were neither told nor part of the state.
    let lost: Int
    let before: LoadReport
    let meanwhile: LoadReport

    init(_ homecoming: Homecoming, cut: Int, lost: Int, before: LoadReport, meanwhile: LoadReport) {
        let back = homecoming.back.sorted()
        func time(share: Double) -> Double {
            let rank = Int((Double(cut) * share).rounded(.up))
            return back.count >= rank ? back[rank - 1].milliseconds : 0
        }
        phones = meanwhile.phones + cut
        self.cut = cut
        back95Ms = time(share: 0.95)
        backAllMs = time(share: 1)
        notBack = cut - back.count
        turnedAway = homecoming.turnedAway
        withState = homecoming.withState
        othersP99BeforeMs = before.deliveryP99Ms
        othersP99Ms = meanwhile.deliveryP99Ms
        let usual = before.cpuUsPerDelivery * Double(meanwhile.deliveries)
        cpuUsPerReturn = max(0, meanwhile.cpuUsPerDelivery * Double(meanwhile.deliveries) - usual) / Double(cut)
        serverShare = meanwhile.serverShare
        clientShare = meanwhile.clientShare
        otherShare = meanwhile.otherShare
        self.lost = lost
        self.before = before
        self.meanwhile = meanwhile
    }

    var description: String {
        """
        cut, \(cut) of \(phones) phones: 95 % are back after \(back95Ms.short) ms, all after \(backAllMs.short) ms, \
        not back \(notBack), turned away \(turnedAway), with the state \(withState), lost \(lost); \
        \(cpuUsPerReturn.short) us of server CPU each; the others' delivery p99 \(othersP99BeforeMs.short) ms before, \
        \(othersP99Ms.short) ms meanwhile, lost \(meanwhile.lost); \(shares(serverShare, clientShare, otherShare))
        """
    }
}
