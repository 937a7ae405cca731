extension Array {
    /// Whether there is a first, second, … element of that number, however strange the number: somebody wrote it.
    func has(_ number: Int) -> Bool {
        number > 0 && number <= count
    }
}
