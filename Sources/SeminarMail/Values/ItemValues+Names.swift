extension ItemValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("summary", summary)
        names.add("underline", underline)
        names.add("description", description)
        names.add("when", when)
        names.add("short", short)
        names.add("relative", relative)
        names.add("location", location)
        names.add("link", link)
        names.add("conference", conference)
        names.add("owed", owed)
        names.add("doneLink", doneLink)
        names.add("isOpening", isOpening)
        names.add("isOver", isOver)
        names.add("debtors", debtors)
        names.add("debtorCount", debtorCount)
        names.add("hasDebtors", hasDebtors)
        names.add("asksForDebtors", asksForDebtors)
        names.add("excused", excused)
        names.add("hasExcused", hasExcused)
        return names
    }
}

extension ItemValues.DebtorValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("name", name)
        names.add("email", email)
        return names
    }
}

extension ItemValues.ExcusedValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("name", name)
        names.add("email", email)
        names.add("until", until)
        return names
    }
}

extension ChangeValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("summary", summary)
        names.add("underline", underline)
        names.add("description", description)
        names.add("isMoved", isMoved)
        names.add("isCancelled", isCancelled)
        names.add("isDecided", isDecided)
        names.add("isRevived", isRevived)
        names.add("isNew", isNew)
        names.add("isRelocated", isRelocated)
        names.add("isPersonal", isPersonal)
        names.add("placeBefore", placeBefore)
        names.add("before", before)
        names.add("after", after)
        names.add("shortBefore", shortBefore)
        names.add("shortAfter", shortAfter)
        names.add("location", location)
        names.add("link", link)
        names.add("conference", conference)
        return names
    }
}
