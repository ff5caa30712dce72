import SeminarCore

/// What is served to the one person who has the link, as the daemon has it at the moment of the request.
///
/// Each is asked with the token; `nil` is a token, or an obligation, that there is not, and whatever the reason, it
/// becomes the same 404. A language is only given where the visitor chose one by a link.
package struct PersonalSite: Sendable {
    package var page: @Sendable (_ token: String, _ chosen: Language?) async throws -> PersonalAnswer?
    /// - Parameter alarm: how many seconds before each date the visitor's program is to ring; nil for never.
    package var calendar: @Sendable (_ token: String, _ alarm: Int?) async throws -> Resource?
    /// Asks whether that is meant, and changes nothing: scanners of mail follow every link.
    package var question:
        @Sendable (_ token: String, _ action: PersonalAction, _ chosen: Language?) async throws -> PersonalAnswer?
    /// Does it, once or again, and says what is so now.
    package var act:
        @Sendable (_ token: String, _ action: PersonalAction, _ chosen: Language?) async throws -> PersonalAnswer?
    /// What stands with a request that cannot be taken as it is.
    package var refusal: @Sendable (_ refusal: PersonalRefusal, _ wish: Language?) async -> Resource

    package init(
        page: @escaping @Sendable (String, Language?) async throws -> PersonalAnswer?,
        calendar: @escaping @Sendable (String, Int?) async throws -> Resource?,
        question: @escaping @Sendable (String, PersonalAction, Language?) async throws -> PersonalAnswer?,
        act: @escaping @Sendable (String, PersonalAction, Language?) async throws -> PersonalAnswer?,
        refusal: @escaping @Sendable (PersonalRefusal, Language?) async -> Resource
    ) {
        self.page = page
        self.calendar = calendar
        self.question = question
        self.act = act
        self.refusal = refusal
    }
}

/// A page for one person.
package enum PersonalAnswer: Sendable {
    case found(Resource)
    /// The person has left: there is nothing here any more, and the page says why.
    case gone(Resource)
}

/// Why a request to a personal address is not taken, whoever sent it.
package enum PersonalRefusal: Hashable, Sendable {
    case wrongMethod
    case tooLarge
}
