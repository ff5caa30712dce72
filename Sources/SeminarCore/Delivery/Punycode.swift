/// Text outside ASCII as letters, digits and hyphens (RFC 3492).
enum Punycode {
    private static let base = 36
    private static let tMin = 1
    private static let tMax = 26
    private static let skew = 38
    private static let damp = 700
    private static let initialBias = 72
    private static let initialN = 0x80

    /// RFC 3492 §6.3; the basic code points first, then where the others stand among them.
    static func encode(_ label: String) -> String {
        let scalars = label.unicodeScalars.map { Int($0.value) }
        let basic = label.unicodeScalars.filter(\.isASCII)
        var output = String(String.UnicodeScalarView(basic))
        if !output.isEmpty { output += "-" }
        var (n, delta, bias, handled) = (initialN, 0, initialBias, basic.count)
        while handled < scalars.count {
            guard let next = scalars.filter({ $0 >= n }).min() else { break }
            delta += (next - n) * (handled + 1)
            n = next
            for scalar in scalars {
                if scalar < n { delta += 1 }
                guard scalar == n else { continue }
                output += digits(of: delta, bias: bias)
                bias = adapted(delta, points: handled + 1, isFirst: handled == basic.count)
                delta = 0
                handled += 1
            }
            delta += 1
            n += 1
        }
        return output
    }

    /// A generalised variable-length integer (RFC 3492 §3.3).
    private static func digits(of delta: Int, bias: Int) -> String {
        var text = ""
        var rest = delta
        var k = base
        while true {
            let threshold = min(max(k - bias, tMin), tMax)
            guard rest >= threshold else { return text + digit(rest) }
            let (quotient, remainder) = (rest - threshold).quotientAndRemainder(dividingBy: base - threshold)
            text += digit(threshold + remainder)
            rest = quotient
            k += base
        }
    }

    /// RFC 3492 §6.1.
    private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / points
        var k = 0
        while delta > (base - tMin) * tMax / 2 {
            delta /= base - tMin
            k += base
        }
        return k + (base - tMin + 1) * delta / (delta + skew)
    }

    /// `a` to `z`, then `0` to `9`.
    private static func digit(_ value: Int) -> String { String(Array("abcdefghijklmnopqrstuvwxyz0123456789")[value]) }
}
