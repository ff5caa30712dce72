/// What templates can name: `{{seminar.title}}`, `{{#items}}{{summary}}{{/items}}`.
///
/// The names are a contract with organisers' own templates. A name that a section's values lack is looked up in the
/// values around it, so no name here stands for two things.
struct MailValues {
    /// `en` or `de`.
    var language: String
    /// Empty while the subject itself is rendered.
    var subject = ""
    var recipient: RecipientValues
    /// Nil in a test mail.
    var seminar: SeminarValues?
    /// The most urgent first.
    var items: [ItemValues] = []
    var mostUrgent: ItemValues?
    var changes: [ChangeValues] = []
    var firstChange: ChangeValues?
    /// In a digest or an alert.
    var digest: DigestValues?
    /// How many items or changes there are, how many besides the first, and whether there is but one.
    var count = 0
    var others = 0
    var isSingle = false
    var organisers: [OrganiserValues] = []
    var pageLink: String?
    var feedLink: String?
    /// The participant's own page and feed.
    var personalLink: String?
    var personalFeedLink: String?
    var unsubscribeLink: String?
    /// Whether a mail about something else is also a participant's first, and should say what page and feed are for.
    var isWelcome = false
    /// `Wednesday, 10 March 2021, 08:00`
    var sentAt: String

    struct RecipientValues {
        /// Nil where only an address is known.
        var name: String?
        var address: String
        var isOrganiser: Bool
        /// The title of the paper that the participant has, and when the talk is.
        var paper: String?
        var talk: String?
    }

    struct SeminarValues {
        var id: String
        var title: String
        var term: String?
        var website: LinkValues?
    }

    struct OrganiserValues {
        var name: String
        var role: String?
        var email: String
    }

    /// An address as it is shown, and as a link where it is one that may be followed.
    struct LinkValues {
        var text: String
        /// Only http, https and mailto.
        var target: String?
    }
}
