import Marketplace
import Testing

@testable import Exports

struct DutchTimeTests {
    @Test(arguments: [
        (1_572_136_200_000, "27-10-2019 02:30"),  // 00:30 UTC, in summer
        (1_572_139_800_000, "27-10-2019 02:30"),  // 01:30 UTC, an hour later, in winter
        (1_553_992_200_000, "31-03-2019 01:30"),  // 00:30 UTC
        (1_553_995_800_000, "31-03-2019 03:30"),  // 01:30 UTC: half past two was not there
    ])
    func `the two nights in which clocks change`(milliseconds: Int64, text: String) {
        var time = DutchTime()
        #expect(time.text(Moment(milliseconds: milliseconds)) == text)
    }
}
