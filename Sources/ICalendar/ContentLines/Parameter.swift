/// One parameter of a content line; its value is quoted and encoded when it is written.
struct Parameter {
    let name: ParameterName
    let value: String

    init(_ name: ParameterName, _ value: String) {
        self.name = name
        self.value = value
    }
}
