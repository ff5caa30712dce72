/// Makes a season that shows a mistake smaller, as long as it still shows one.
package enum SeasonShrinker {
    package static func shrunk(_ season: Season, while fails: (Season) throws -> Bool) throws -> Season {
        var season = season
        var isSmaller = true
        while isSmaller {
            isSmaller = false
            for smaller in smaller(season) where (try? fails(smaller)) == true {
                season = smaller
                isSmaller = true
                break
            }
        }
        return season
    }

    /// The same with one thing left out.
    private static func smaller(_ season: Season) -> [Season] {
        var all: [Season] = []
        func without(_ change: (inout Season) -> Void) {
            var smaller = season
            change(&smaller)
            all.append(smaller)
        }
        for place in season.texts.indices.dropFirst() { without { $0.texts.remove(at: place) } }
        for place in season.acts.indices { without { $0.acts.remove(at: place) } }
        for place in season.outages.indices { without { $0.outages.remove(at: place) } }
        for place in season.deafRelay.indices { without { $0.deafRelay.remove(at: place) } }
        for place in season.wrongClocks.indices { without { $0.wrongClocks.remove(at: place) } }
        for place in season.idleLooks.indices { without { $0.idleLooks.remove(at: place) } }
        if season.rows.count > 1 { for place in season.rows.indices { without { $0.rows.remove(at: place) } } }
        if season.quietHours != nil { without { $0.quietHours = nil } }
        if !season.holidays.isEmpty { without { $0.holidays = [] } }
        for text in season.texts.indices {
            for event in season.texts[text].events.indices {
                without { $0.texts[text].events.remove(at: event) }
                for reminder in season.texts[text].events[event].reminders.indices {
                    without { $0.texts[text].events[event].reminders.remove(at: reminder) }
                }
            }
        }
        return all
    }
}
