/// The highest rate that was sustained.
struct MostReport: Report {
    let work = "most"
    let phones: Int
    /// Offers a second; 0 when not even one was sustained.
    let rate: Int
    let deliveriesPerSecond: Double
    let recordedP99Ms: Double
    let deliveryP99Ms: Double
    let cpuUsPerDelivery: Double
    let framesPerPhone: Double
    let serverShare: Double
    let clientShare: Double
    let otherShare: Double
    /// Over all steps, those that were too fast as well.
    let lost: Int
    let duplicated: Int
    let outOfOrder: Int
    /// Whether in the slowest step that failed this program had no time left, and so may be what failed.
    let generatorWasLimit: Bool
    let steps: [Step]

    /// One rate, tried.
    struct Step: Encodable {
        let rate: Int
        let isSustained: Bool
        let report: LoadReport

        init(rate: Int, report: LoadReport, bearable: Double) {
            self.rate = rate
            self.report = report
            isSustained =
                report.deliveryP99Ms < bearable && report.lost + report.duplicated + report.outOfOrder == 0
                && report.refused + report.unanswered + report.wrong + report.closed == 0
        }

        /// Whether this program had no time left, be it used or taken by other work, or was late itself.
        var isGeneratorBusy: Bool { report.clientShare + report.clientWaitShare > 0.9 || report.clientLateP99Ms > 50 }
    }

    init(phones: Int, best: Step?, worst: Step?, steps: [Step]) {
        self.phones = phones
        self.steps = steps
        let report = best?.report
        rate = best?.rate ?? 0
        deliveriesPerSecond = report?.deliveriesPerSecond ?? 0
        recordedP99Ms = report?.recordedP99Ms ?? 0
        deliveryP99Ms = report?.deliveryP99Ms ?? 0
        cpuUsPerDelivery = report?.cpuUsPerDelivery ?? 0
        framesPerPhone = report?.framesPerPhone ?? 0
        serverShare = report?.serverShare ?? 0
        clientShare = report?.clientShare ?? 0
        otherShare = report?.otherShare ?? 0
        lost = steps.reduce(0) { $0 + $1.report.lost }
        duplicated = steps.reduce(0) { $0 + $1.report.duplicated }
        outOfOrder = steps.reduce(0) { $0 + $1.report.outOfOrder }
        generatorWasLimit = worst?.isGeneratorBusy ?? false
    }

    var description: String {
        let tried = steps.map { step in
            "\(step.rate)/s \(step.isSustained ? "yes" : "no") (p99 \(step.report.deliveryP99Ms.short) ms, "
                + "client \((step.report.clientShare * 100).short) %)"
        }
        return """
            most, \(phones) phones: \(rate) offers/s, \(deliveriesPerSecond.short) deliveries/s at delivery p99 \
            \(deliveryP99Ms.short) ms, recorded p99 \(recordedP99Ms.short) ms; server \(cpuUsPerDelivery.short) us a \
            delivery, \(framesPerPhone.short) frames a phone; in all steps lost \(lost), duplicated \(duplicated), \
            out of order \(outOfOrder); \(shares(serverShare, clientShare, otherShare)); \
            \(generatorWasLimit ? "THE GENERATOR WAS THE LIMIT; " : "")tried \(tried.joined(separator: ", "))
            """
    }
}
