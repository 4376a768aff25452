// The words that are typed in the definitions which come with Muster, so that a report of another language has them
// too. A test holds this list against the definitions.
#include "told_words.hpp"

#include <muster/kit/catalogue/telling.hpp>

namespace muster::report {

const std::vector<std::string>& shipped_words() {
  static const std::vector<std::string> words{
      to_tell("Paper for the board: {date}"),
      to_tell("No delegate is listed and nobody has answered."),
      to_tell("Who was registered"),
      to_tell("What people thought"),
      to_tell("Fewer than a third of those registered answered, so the figures may not speak for the others."),
      to_tell("At least half of those registered answered."),
      to_tell("What the tables noted"),
      to_tell("How this was done"),
      to_tell("{event}: {date}. No delegate is listed and nobody has answered."),
      to_tell("Asked for next time:"),
      to_tell("Nobody has answered."),
      to_tell("Answers in figures"),
      to_tell("What people wrote"),
      to_tell("Response to the consultation"),
      to_tell("Who answered"),
      to_tell("Fewer than a third of those asked answered, so the figures may not speak for the others."),
      to_tell("What was answered"),
      to_tell("By group"),
      to_tell("Our response"),
      to_tell("{programme} in {year}"),
      to_tell("All events of the year"),
      to_tell("In {year} the network held {year.events} events."),
      to_tell("{year.people} people from {year.organisations} organisations registered, each counted once."),
      to_tell("They come from {year.places | of} places."),
      to_tell("The year's events"),
      to_tell("This note is about the form of {event} alone. The figures of the other events come of their own forms."),
      to_tell("Beside the event before"),
      to_tell("Published figures"),
      to_tell("No delegate is listed for {event}."),
      to_tell("Appendix 1. What the tables said"),
      to_tell("Appendix 2. Who was registered"),
      to_tell("Appendix. Who was registered"),
      to_tell("You said, we did"),
      to_tell("Nobody has answered or noted anything."),
      to_tell("You said"),
      to_tell("You noted at the tables"),
      to_tell("We did"),
      to_tell("Comments and questions, with our responses"),
      to_tell("Still open"),
      to_tell("Our response: {question.response}"),
      to_tell("You said: {action.said}"),
      to_tell("We did: {action.did}"),
  };
  return words;
}

}  // namespace muster::report
