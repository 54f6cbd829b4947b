extension [ExactDecimal] {
  /// The median: the figure in the middle, or the mean of the two there; nil of none. In time that goes with the number of figures, as nothing
  /// is sorted that need not be; the array is in another order afterwards.
  /// - Throws: `overflow`.
  mutating func takeMedian() throws(ArithmeticError) -> ExactDecimal? {
    if isEmpty { return nil }
    let upper = select(count / 2)
    if count % 2 == 1 { return upper }
    // All before the place are at most as large.
    let lower = self[..<(count / 2)].max() ?? upper
    return try (lower + upper) / ExactDecimal(2)
  }

  /// Puts the figure of a place as if all were sorted, smaller ones before it and larger ones after it.
  private mutating func select(_ place: Int) -> ExactDecimal {
    var (low, high) = (0, count - 1)
    while low < high {
      // The middle one of three, so that sorted figures are no worst case.
      let three = [self[low], self[(low + high) / 2], self[high]].sorted()
      let pivot = three[1]
      var (left, right) = (low, high)
      while left <= right {
        while self[left] < pivot { left += 1 }
        while pivot < self[right] { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right {
        high = right
      } else if place >= left {
        low = left
      } else {
        return self[place]
      }
    }
    return self[place]
  }
}
