/// A hall in which people offer.
struct LoadReport: Report {
    let work: String
    let phones: Int
    let offers: Int
    /// From the instant at which an offer was due to its answer.
    let recordedP50Ms: Double
    let recordedP99Ms: Double
    let recordedMaxMs: Double
    /// From that instant until a phone had the event, over all phones and events.
    let deliveryP50Ms: Double
    let deliveryP99Ms: Double
    let deliveryMaxMs: Double
    /// From that instant until the last phone had it.
    let everyoneP50Ms: Double
    let everyoneP99Ms: Double
    let everyoneMaxMs: Double
    /// From the instant of the last offer until the last delivery of all.
    let lastMs: Double
    /// How late the client itself was with offers.
    let clientLateP99Ms: Double
    let deliveries: Int
    let deliveriesPerSecond: Double
    let framesPerPhone: Double
    let cpuUsPerDelivery: Double
    let cpuUsPerFrame: Double
    /// Of the server's CPU time, the part inside the kernel.
    let kernelShare: Double
    let serverShare: Double
    let clientShare: Double
    /// Of a core: how much more the client would have used, had other work not been on it.
    let clientWaitShare: Double
    let otherShare: Double
    let lost: Int
    let duplicated: Int
    let outOfOrder: Int
    let refused: Int
    let refusedCodes: [String: Int]
    let unanswered: Int
    /// Frames that are none of the wire's, events told in two ways, answers to nothing.
    let wrong: Int
    /// Lines that the server ended.
    let closed: Int
    /// Events that nobody here asked for.
    let foreign: Int
    /// Phones that fell behind and got the state; the events that it stands for count as lost.
    let replacedByState: Int

    init(_ work: String, _ tally: Tally, lost: Int, _ usage: Usage) {
        self.work = work
        phones = tally.phones
        offers = Int(tally.late.count)
        recordedP50Ms = tally.recorded.percentile(0.5).milliseconds
        recordedP99Ms = tally.recorded.percentile(0.99).milliseconds
        recordedMaxMs = tally.recorded.longest.milliseconds
        deliveryP50Ms = tally.delivery.percentile(0.5).milliseconds
        deliveryP99Ms = tally.delivery.percentile(0.99).milliseconds
        deliveryMaxMs = tally.delivery.longest.milliseconds
        let everyone = tally.everyone
        everyoneP50Ms = everyone.percentile(0.5).milliseconds
        everyoneP99Ms = everyone.percentile(0.99).milliseconds
        everyoneMaxMs = everyone.longest.milliseconds
        lastMs = max(0, tally.lastDelivery - tally.lastDue).milliseconds
        clientLateP99Ms = tally.late.percentile(0.99).milliseconds
        deliveries = tally.delivered
        deliveriesPerSecond = Double(tally.delivered) / usage.span
        framesPerPhone = Double(tally.frames) / Double(tally.phones)
        cpuUsPerDelivery = usage.serverUs / Double(max(1, tally.delivered))
        cpuUsPerFrame = usage.serverUs / Double(max(1, tally.frames))
        kernelShare = usage.serverKernelShare
        serverShare = usage.serverShare
        clientShare = usage.clientShare
        clientWaitShare = usage.clientWaitShare
        otherShare = usage.otherShare
        self.lost = lost
        duplicated = tally.duplicated
        outOfOrder = tally.disordered
        refused = tally.refused.values.reduce(0, +)
        refusedCodes = tally.refused
        unanswered = tally.unanswered
        wrong = tally.wrong
        closed = tally.closed
        foreign = tally.foreign + max(0, tally.unclaimed - tally.unanswered)
        replacedByState = tally.replaced
    }

    var description: String {
        """
        \(work), \(phones) phones, \(offers) offers: \
        recorded ms \(times(recordedP50Ms, recordedP99Ms, recordedMaxMs)); \
        delivery ms \(times(deliveryP50Ms, deliveryP99Ms, deliveryMaxMs)); \
        everyone ms \(times(everyoneP50Ms, everyoneP99Ms, everyoneMaxMs)); last after \(lastMs.short) ms; \
        \(deliveriesPerSecond.short) deliveries/s; \
        server \(cpuUsPerDelivery.short) us a delivery, \(cpuUsPerFrame.short) us a frame \
        (\(framesPerPhone.short) frames a phone, \((kernelShare * 100).short) % in the kernel); \
        lost \(lost), duplicated \(duplicated), out of order \(outOfOrder), unanswered \(unanswered), \
        refused \(refused)\(refusedCodes.map { " \($0.key)" }.joined()), wrong \(wrong), closed \(closed), \
        foreign \(foreign), replaced by the state \(replacedByState); \
        \(shares(serverShare, clientShare, otherShare)), client late p99 \(clientLateP99Ms.short) ms \
        and kept waiting \((clientWaitShare * 100).short) %
        """
    }
}

/// The middle, the last hundredth and the end of many times.
func times(_ p50: Double, _ p99: Double, _ max: Double) -> String {
    "p50 \(p50.short) p99 \(p99.short) max \(max.short)"
}
