import Testing

@testable import Site

/// What is kept of what phones measured.
struct WifiBookTests {
    private func measurement(_ median: Int) -> WifiMeasurement {
        WifiMeasurement(at: "", median: median, worst: median, lost: 0, tries: 1)
    }

    @Test func `the latest 500 are kept, oldest first`() {
        let book = WifiBook()
        for median in 0..<510 { book.add(measurement(median), of: "482917") }

        #expect(book.all(of: "482917").map(\.median) == Array(10..<510))
    }

    @Test func `each conference has its own`() {
        let book = WifiBook()
        book.add(measurement(1), of: "482917")

        #expect(book.all(of: "482918").isEmpty)
    }
}
