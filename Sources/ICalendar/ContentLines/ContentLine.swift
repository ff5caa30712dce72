import CivilTime

/// `NAME;PARAMETER=…:value` (RFC 5545 §3.1), before it is escaped, encoded and folded.
struct ContentLine {
    let name: PropertyName
    let parameters: [Parameter]
    let value: PropertyValue

    init(_ name: PropertyName, _ value: PropertyValue, _ parameters: [Parameter] = []) {
        self.name = name
        self.parameters = parameters
        self.value = value
    }

    /// A time with the parameters that say which kind it is.
    init(_ name: PropertyName, _ time: EventTime) {
        self.name = name
        switch time.canonical {
        case .date(let date):
            parameters = [Parameter(.valueType, "DATE")]
            value = .date(date)
        case .zoned(let wallTime, let zone):
            parameters = [Parameter(.timeZoneIdentifier, zone.identifier)]
            value = .wallTime(wallTime)
        case .utc(let instant):
            parameters = []
            value = .instant(instant)
        }
    }
}
