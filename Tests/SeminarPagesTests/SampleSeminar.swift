import CivilTime
import Foundation
import SeminarCore

@testable import SeminarPages

/// The seminar of the sample configuration, as its file is read, and short ways to write dates in its zone.
enum Sample {
    static let links = PageLinks(baseURL: "https://seminars.example.org/")

    static func berlin() throws -> Zone { try Zone(identifier: "Europe/Berlin") }

    static func id(_ text: String) throws -> Identifier { try required(Identifier(text)) }
    static func day(_ text: String) throws -> CivilDate { try required(CivilDate(text)) }
    static func wall(_ text: String) throws -> WallTime { try required(WallTime(text)) }

    /// The instant of a wall time in Berlin.
    static func instant(_ text: String) throws -> Date { try berlin().instant(wall(text)) }

    static func seminar(events: [Event]? = nil) throws -> Seminar {
        Seminar(
            id: try id("tadl-ss21"), title: "Seminar: Theoretical Advances in Deep Learning",
            term: "Summer Semester 2021", description: about, zone: try berlin(), url: "https://www.in.tum.de/tfai",
            organisers: [
                Organiser(
                    name: "Pascal Esser", email: try EmailAddress(parsing: "esser@in.tum.de"), role: "main coordinator"),
                Organiser(
                    name: "Prof. Debarghya Ghoshdastidar", email: try EmailAddress(parsing: "ghoshdas@in.tum.de"),
                    role: "Head, Theoretical Foundations of Artificial Intelligence"),
            ],
            sections: sections, papers: papers, events: try events ?? self.events())
    }

    static func event(_ name: String, _ schedule: Schedule, isCancelled: Bool = false) throws -> Event {
        Event(id: try id(name), summary: name, isCancelled: isCancelled, schedule: schedule)
    }

    private static func events() throws -> [Event] {
        [
            Event(
                id: try id("preference-window"), summary: "Provide your preferences for papers",
                description: "Select at least three papers in the form that was sent.",
                url: "https://forms.example.org/tadl-ss21/preferences", obligation: try id("preferences"),
                schedule: .days(from: try day("2021-02-25"), through: try day("2021-03-10"))),
            Event(
                id: try id("assignment"), summary: "Assignment of papers",
                description: "Everyone is assigned one paper.", schedule: .day(try day("2021-03-10"))),
            Event(
                id: try id("first-meeting"), summary: "First meeting",
                description: "Assignments, reports and organisation.",
                schedule: .appointment(start: try wall("2021-04-19 14:00"), end: try wall("2021-04-19 16:00"))),
            Event(
                id: try id("de-registration"), summary: "Deadline for de-registration",
                schedule: .deadline(.endOf(try day("2021-05-03")))),
            Event(
                id: try id("submission"), summary: "Submit report and first version of slides",
                description: "Both as PDF. The report has about 5 pages.", obligation: try id("report"),
                schedule: .deadline(.endOf(try day("2021-07-01")))),
            Event(
                id: try id("presentations"), summary: "Final presentations (block seminar)",
                description: "Everyone attends all talks.",
                schedule: .undecided(
                    between: try day("2021-07-26"), and: try day("2021-07-31"), decideBy: try day("2021-07-01"))),
            Event(id: try id("office-hours"), summary: "Office hours", schedule: .recurring(try officeHours())),
        ]
    }

    private static func officeHours() throws -> Recurrence {
        let holidays = ["2021-04-02", "2021-04-05", "2021-05-13", "2021-05-24", "2021-06-03"]
        return Recurrence(
            start: try wall("2021-04-12 14:00"), end: try wall("2021-04-12 15:00"),
            rule: .weekly(on: [.monday, .friday], end: .until(.wall(try wall("2021-07-16 14:00")))),
            exceptions: Set(try holidays.map(day)))
    }

    private struct Missing: Error {}

    private static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }
}

extension Sample {
    private static let about = """
        Master seminar (IN2107, IN4409) of the Department of Informatics, TU Munich: 5 ECTS, 2 SWS, 12 participants.

        All information and papers are added to the webpage: www.in.tum.de/tfai → Teaching → seminar (SS2021). Moodle is \
        used for coordination.
        """

    private static let sections = [
        Section(
            title: "Prerequisites",
            text: """
                Machine Learning (IN2064) and Deep Learning (IN2346). You should be comfortable with proofs. Taking \
                Statistical Foundations of Learning (IN2378) in parallel helps.
                """),
        Section(
            title: "Work",
            text: """
                Everyone is assigned one paper, writes a report about it, presents it, and attends all talks.

                The report has about 5 pages: a summary of the paper with its main results and implications, a review, \
                and a summary of the proofs (main techniques, key lemmas and ideas). It follows the longer arXiv version \
                of the paper; an example of a paper with a longer version is Data-dependent Sample Complexity of Deep \
                Neural Networks via Lipschitz Augmentation (Colin Wei, Tengyu Ma).

                The presentation covers paper and report.
                """),
        Section(
            title: "Grading",
            text: """
                Report 40 %, presentation 60 %. There is a bonus for asking other speakers interesting questions.
                """),
    ]

    private static let papers = [
        Paper(
            id: "gradient-starvation", title: "Gradient Starvation: A Learning Proclivity in Neural Networks",
            topic: "Optimisation: which features are relevant for learning?",
            authors: "Mohammad Pezeshki, Sékou-Oumar Kaba, Yoshua Bengio, Aaron Courville, Doina Precup, "
                + "Guillaume Lajoie"),
        Paper(
            id: "implicit-bias", title: "The Implicit Bias of Gradient Descent on Separable Data",
            topic: "Optimisation: biases introduced by the optimization algorithm",
            authors: "Daniel Soudry, Elad Hoffer, Mor Shpigel Nacson, Suriya Gunasekar, Nathan Srebro"),
        Paper(
            id: "gnn-generalization", title: "Generalization and Representational Limits of Graph Neural Networks",
            topic: "Graph neural networks: generalization properties",
            authors: "Vikas K. Garg, Stefanie Jegelka, Tommi Jaakkola"),
        Paper(
            id: "gcn-stability",
            title: "Convergence and Stability of Graph Convolutional Networks on Large Random Graphs",
            topic: "Graph neural networks: stability", authors: "Nicolas Keriven, Alberto Bietti, Samuel Vaiter"),
        Paper(
            id: "rademacher-robustness", title: "Rademacher Complexity for Adversarially Robust Generalization",
            topic: "Robustness", authors: "Dong Yin, Kannan Ramchandran, Peter Bartlett"),
        Paper(
            id: "vc-robustness", title: "VC Classes are Adversarially Robustly Learnable, but Only Improperly",
            topic: "Robustness", authors: "Omar Montasser, Steve Hanneke, Nathan Srebro"),
        Paper(
            id: "memorization", title: "Does Learning Require Memorization? A Short Tale about a Long Tail",
            topic: "Robustness", authors: "Vitaly Feldman"),
        Paper(
            id: "generalized-ntk",
            title: "A Generalized Neural Tangent Kernel Analysis for Two-layer Neural Networks",
            topic: "Kernel behaviour of neural networks",
            authors: "Zixiang Chen, Yuan Cao, Quanquan Gu, Tong Zhang"),
        Paper(
            id: "linearity",
            title: "On the linearity of large non-linear models: when and why the tangent kernel is constant",
            topic: "Kernel behaviour of neural networks", authors: "Chaoyue Liu, Libin Zhu, Mikhail Belkin"),
        Paper(
            id: "infinitely-wide", title: "On Exact Computation with an Infinitely Wide Neural Net",
            topic: "Kernel behaviour of neural networks",
            authors: "Sanjeev Arora, Simon S. Du, Wei Hu, Zhiyuan Li, Ruslan Salakhutdinov, Ruosong Wang"),
    ]
}
