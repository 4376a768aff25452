#pragma once
// A form with everything that the formats of other programs can carry too.

namespace muster::test {

inline constexpr const char* every_kind = R"(form a-day "A day at the museum"
  introduction "Ten questions, three minutes."
  thanks "Thank you."

scale agreement:
  ( ) agree     "Agree"
  ( ) neither   "Neither agree nor disagree"
  ( ) disagree  "Disagree"

page "Your visit"
  introduction "Please think of today alone."

  useful*    "Was the visit useful?"  pick one
             if missing "Say whether it was useful"
             ( ) yes        "Yes"
             ( ) partly     "Partly"
             ( ) other ...  "Something else"

  why        "What was missing?"  lines 4
             hint "One line is enough."
             ask if useful = partly

  information "The next question is about the rooms."

  rooms      "Which rooms did you see?"  pick any  at most 2
             comment "Which did you miss?"
             [ ] maps   "The maps"
             [ ] ships  "The ships"
             [ ] tools  "The tools"
             [ ] none   "None of them"  alone

  best       "Which did you like best?"  rank
             [ ] old    "The old house"
             [ ] new    "The new house"
             [ ] park   "The park"

  how        "How was it?"  grid scale agreement
             - time   "There was enough time."
             - signs  "The signs helped."

  pace       "How was the pace?"  scale
             ( ) slow   "Too slow"
             ( ) right  "About right"
             ( ) fast   "Too fast"

page "About you"
  ask if useful != other

  again      "How likely are you to come again?"  from 0 to 10
  miles      "How many miles did you travel?"  number from 0 to 500
             ask if rooms contains ships and again >= 7
  town       "Where do you live?"  text up to 80
  mail       "Your e-mail address"  email
  day        "When did you come?"  date
  hour       "At what time?"  time
)";

}  // namespace muster::test
