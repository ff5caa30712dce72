/// How a zone goes on after the last transition of its file: forever the same, or changing twice a year.
enum ZoneFuture: Hashable, Sendable {
    case forever(LocalTimeType)
    case yearly(YearlyRules)
}
