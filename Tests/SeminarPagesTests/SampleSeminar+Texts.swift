import SeminarCore

extension Sample {
    static let about = """
        Master seminar (IN2107, IN4409) of the Department of Informatics, TU Munich: 5 ECTS, 2 SWS, 12 participants.

        All information and papers are added to the webpage: www.in.tum.de/tfai → Teaching → seminar (SS2021). Moodle is \
        used for coordination.
        """

    static let sections = [
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

    static let papers = [
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
