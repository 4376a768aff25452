#pragma once
// The summary: the one value that every figure comes from. The page, the JSON, the Word file and the word clouds all
// read it and compute nothing themselves, so the same figure stands everywhere (promise 5).

#include <muster/domain/feedback/breakdown.hpp>
#include <muster/domain/feedback/form_versions.hpp>
#include <muster/domain/feedback/text_look.hpp>
#include <muster/domain/figures/text_list.hpp>
#include <muster/domain/figures/theme_figures.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/stats/mean.hpp>
#include <muster/kit/stats/net_share.hpp>
#include <muster/kit/stats/share.hpp>
#include <muster/kit/text/words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

// ---- what comes in: plain values that the services load --------------------------------------------------------

/// One delegate of the event, as registered.
struct Delegate {
  std::string first_name;
  std::string last_name;
  std::string organisation_id;  ///< empty where none
  std::string place_code{};     ///< of their own, which goes before those that their organisation serves
  std::string person_id{};      ///< empty of people who are no rows of a database
  bool named = true;            ///< whether a list may name them; who may not be is counted all the same
};

/// One thing written at a table.
struct TableNote {
  std::string table;  ///< as typed: "7"
  std::string kind;   ///< "challenge", "opportunity", "question"
  std::string text;
};

struct EventFacts {
  std::string slug;
  std::string title;
  Date date;
  std::string venue;
  std::string programme;
};

/// What was counted when a round closed, and was final then.
struct Closing {
  std::int64_t delegates = 0;
  std::int64_t responses = 0;
};

enum class RoundState {
  none,    ///< no form yet
  draft,   ///< not opened yet
  open,    ///< answers come in
  closed,  ///< figures are final
};

struct SummaryInput {
  EventFacts event;
  people::Region region;
  std::vector<people::Organisation> organisations;  ///< all known
  std::vector<Delegate> delegates;                  ///< distinct people
  std::int64_t delegate_rows = 0;                   ///< rows of the lists they came from
  std::optional<forms::Form> form;                  ///< over all versions that were answered
  RoundState round = RoundState::none;
  std::int64_t responses = 0;           ///< all that arrived
  bool responses_in_fives = false;      ///< `responses` is the last step of five, and a few more may have come
  std::vector<Closing> closings;        ///< of the round, the first one first; none where it closed long ago
  std::vector<forms::Answers> answers;  ///< those that figures may be made of (in steps while open), marked
  feedback::OfferedOptions offered;     ///< of options that came or went with a version
  feedback::TextLooks text_looks;       ///< what was decided of texts
  themes::ThemedRound themed;           ///< what readers said of answers; empty where nobody has read any
  text::WordRules word_list;            ///< of the programme: for clouds and counts of words
  std::vector<TableNote> notes;
  std::string where;       ///< filter in words; empty for everybody
  bool by_reader = false;  ///< asked by somebody who may read single answers, and so may choose any group
  bool in_full = false;    ///< with by_reader: nothing of the group is held back; what is shown is not for passing on
  std::optional<feedback::Breakdown> breakdown;  ///< of a closed anonymous round that declares cuts
  feedback::DisclosureRules rules;
};

// ---- what comes out ----------------------------------------------------------------------------------------------

/// A count of people with its share of the base. All empty where suppressed.
struct Figure {
  std::optional<std::int64_t> people;
  std::optional<double> share;
  std::optional<stats::Interval> interval;
  bool suppressed = false;
};

struct OptionFigures {
  std::string code;
  std::string label;
  Figure figure;                               ///< of an answer beside the scale: people alone, no share
  bool beside = false;                         ///< "Not applicable": outside the order, the colours and the base
  bool retired = false;                        ///< the newest version of the form no longer offers it
  std::optional<std::int64_t> could_choose{};  ///< people whose version offered it, where not all had it
  std::optional<std::int64_t> offered{};  ///< of those who answered, whom its condition offered it to; it is a share
                                          ///< of them. Nothing where the form offers it to everybody
};

/// How people ranked one option; `OptionFigures::figure` is of those who put it first.
struct RankFigures {
  std::vector<std::int64_t> people;  ///< who gave it rank 1, 2, ...
  std::int64_t ranked = 0;           ///< who gave it any
  std::optional<double> mean;        ///< rank of those; nothing where nobody ranked it
  std::int64_t points = 0;           ///< as many as there are ranks for a first choice, one fewer for each rank below
};

struct WordFigures {
  std::string word;
  std::int64_t people = 0;  ///< of notes: notes
  std::int64_t times = 0;
  std::string key;  ///< text::WordCount::key: equal for forms of one word, never shown
};

/// Answers put together, in a group of people.
struct ClassFigures {
  std::vector<std::string> codes;  ///< of options; without "no answer"
  bool no_answer = false;          ///< those who gave none stand here too
  bool not_asked = false;          ///< those whose version of the form did not ask stand here too
  bool outside = false;            ///< nobody of them stands on the scale: beside it, or without an answer
  std::string label;               ///< "Agree or Strongly agree"
  Figure figure;                   ///< share of the group's people
};

/// What may be shown of one question in a group of an anonymous round. People without an answer belong to its base.
struct GroupFigures {
  std::string label;        ///< "Health or School"
  std::int64_t people = 0;  ///< those of the group who were asked, where nobody stands with those who were not
  std::vector<ClassFigures> classes;
  std::optional<double> mean;      ///< with one decimal, of those of the group who answered
  std::vector<WordFigures> words;  ///< that so many in every group said, and did not say, that nobody is told by one
};

/// One question broken down by one cut: its groups in the cut's order.
struct QuestionBreakdown {
  std::string cut;  ///< code; empty where the only group is the one that was asked for
  std::vector<GroupFigures> groups;
  GroupFigures everybody;  ///< all groups together, in the same classes
};

/// Of a scale from 0 to 10: those who gave 9 or 10 less those who gave 0 to 6.
struct NetScore {
  std::int64_t high = 0;    ///< gave 9 or 10
  std::int64_t middle = 0;  ///< gave 7 or 8
  std::int64_t low = 0;     ///< gave 0 to 6
  stats::NetShare share;
};

struct QuestionFigures {  // NOLINT(clang-analyzer-optin.performance.Padding): fields stand by what they say
  std::string code;
  forms::QuestionKind kind = forms::QuestionKind::short_text;
  forms::TextFormat format = forms::TextFormat::any;  ///< of another, no text is ever printed
  std::string label;
  bool as_scale = false;                                      ///< options are an ordered row, drawn as one stacked bar
  forms::Direction direction = forms::Direction::as_written;  ///< which end of the row is good, as the form says
  std::string headline;  ///< what the question is about, where the form makes it the headline; else empty
  forms::Cloud cloud = forms::Cloud::none;
  std::string group;
  std::string grid{};          ///< the code of the grid that the question is a statement of, or empty
  std::string grid_label{};    ///< what stands over the statements
  bool retired = false;        ///< the newest version of the form no longer asks it
  std::int64_t asked = 0;      ///< people whose answers made the question appear
  std::int64_t not_asked = 0;  ///< people whose version of the form did not ask it
  std::int64_t untold = 0;     ///< people whose answer is not counted, for too few had their version of it
  std::int64_t answered = 0;
  std::int64_t beside = 0;  ///< of those who answered: people whose answer stands beside the scale
  std::int64_t ticks = 0;   ///< pick_any: all ticks of those people
  std::vector<OptionFigures> options;
  std::vector<RankFigures> ranks;  ///< ranking: of each option; empty where one of them may not be told
  std::vector<WordFigures> words;  ///< words questions, and text questions with a cloud
  TextList texts;  ///< free text and write-ins in alphabetical order, so that no order of arrival can be read; left out
                   ///< of a filtered view of an anonymous form
  std::int64_t texts_hidden = 0;   ///< answers that somebody hid
  std::int64_t texts_waiting = 0;  ///< answers in which something may tell of somebody, until somebody has looked
  std::int64_t texts_without_consent = 0;  ///< answers of people who did not agree to be quoted
  std::int64_t unprinted_nothing = 0;      ///< of these last, those that say that there is nothing to say
  std::optional<QuestionThemes> themes;    ///< of everybody, where somebody or a rule has read answers
  std::optional<double> mean;              ///< number questions, and scales from number to number
  std::optional<double> median;
  std::optional<stats::Mean> numbers;  ///< number questions: the mean with its spread and interval; of an anonymous
                                       ///< round of everybody alone, where fifty or more answered
  std::optional<stats::Interval> median_interval;  ///< where `numbers` is told, and six or more answered
  std::optional<double> lowest;                    ///< of rounds with names only: extremes are single people's answers
  std::optional<double> highest;
  std::optional<double> tenth;      ///< 10th and 90th percentile: of anonymous rounds, where fifty or more answered
  std::optional<double> ninetieth;  ///< of them
  bool numbered = false;            ///< a scale from number to number
  std::string unit{};               ///< of a number: "miles"; may be empty
  bool net_scored = false;          ///< the form asks for its net score
  std::optional<NetScore> net_score;
  std::vector<QuestionBreakdown> broken_down;  ///< by each cut that may be used; by the group that was asked for
  bool suppressed = false;                     ///< not shown in this group, so that nobody can be recognised

  /// The question's words where it stands alone: a statement follows its grid's.
  [[nodiscard]] std::string full_label() const { return grid_label.empty() ? label : grid_label + " " + label; }
  /// The people whom every share below is a share of: those whose answer stands on the scale.
  [[nodiscard]] std::int64_t base() const { return answered - beside; }
};

/// A group of a cut: levels that are never told apart.
struct CutGroup {
  std::vector<std::string> codes;  ///< of options
  bool no_answer = false;
  std::string label;                 ///< "Council", "Health or School"
  std::vector<std::string> made_of;  ///< "Health", "School"
  std::int64_t people = 0;
};

/// A question by which the round may be broken down.
struct CutFigures {
  std::string code;
  std::string label;             ///< the question's
  std::vector<CutGroup> groups;  ///< empty where it cannot be used
  std::string why_not;           ///< in a sentence, where it cannot be used
};

struct PlaceFigures {
  people::Place place;
  std::int64_t people = 0;  ///< people whose organisation serves it; one person may stand on two tiles
  std::int64_t own = 0;     ///< of those, whose organisation serves it alone
};

struct AreaFigures {
  std::string area;
  std::int64_t places = 0;
  std::int64_t covered = 0;
  std::int64_t people = 0;           ///< each person once
  std::vector<std::string> missing;  ///< names of places nobody came from
};

struct OrganisationFigures {
  std::string name;
  std::string kind;
  std::int64_t people = 0;
  std::vector<std::string> places;  ///< names of places served
};

struct Coverage {
  std::string region;
  std::int64_t covered = 0;
  std::int64_t of = 0;
  std::vector<std::string> missing;  ///< names, in the region's order
  std::vector<PlaceFigures> places;  ///< in the region's order
  std::vector<AreaFigures> areas;    ///< by name; empty where the region has none
  std::int64_t people_with_place = 0;
  std::int64_t people_without_place = 0;
  std::vector<OrganisationFigures> several;  ///< organisations that serve more than one place
  std::vector<OrganisationFigures> without;  ///< organisations that serve no single place, most people first
};

struct NoteFigures {
  std::string kind;  ///< "challenge", ...
  std::int64_t notes = 0;
  std::int64_t tables = 0;         ///< tables that noted at least one of this kind
  std::vector<WordFigures> words;  ///< counted by notes
  std::vector<TableNote> all;      ///< by table, then as typed
};

struct BothSides {
  std::string word;
  std::int64_t challenges = 0;     ///< notes
  std::int64_t opportunities = 0;  ///< notes
};

struct NamedDelegate {
  std::string first_name;
  std::string last_name;
  std::string organisation;
  std::string person_id{};  ///< as in Delegate
};

/// Several questions scored as one. Who answered at least half of them counts, by the mean of what they answered.
struct IndexFigures {
  std::string code;
  std::string label;
  std::vector<std::string> items;  ///< labels of the questions
  std::int64_t steps = 0;          ///< of each scale: 1 is the worst
  bool usability_scale = false;    ///< scores are from 0 to 100, of whoever answered all ten items
  std::int64_t base = 0;           ///< people with a score
  std::int64_t complete = 0;       ///< of those, who answered every question: alpha is theirs
  std::optional<double> mean;      ///< nothing where nobody has a score, or too few to be shown
  std::optional<double> spread;    ///< standard deviation
  std::optional<double> alpha;     ///< Cronbach's; nothing where fewer than thirty answered every question
};

struct Summary {
  EventFacts event;
  std::int64_t rows = 0;
  std::int64_t people = 0;
  std::int64_t organisations = 0;
  Coverage coverage;
  std::vector<OrganisationFigures> by_organisation;  ///< most people first, then by name
  RoundState round = RoundState::none;
  std::int64_t responses = 0;          ///< moves at once
  bool responses_in_fives = false;     ///< moves in steps of five: who answers has a link of their own
  std::int64_t counted_responses = 0;  ///< those behind the figures: in steps of five while open
  /// Of whom the responses are a share: the delegates when the round closed, else those of now. 0 where it is not known
  /// how many were asked: anybody could answer, or there is no list; never a base then.
  std::int64_t asked_people = 0;
  std::optional<double> response_rate;  ///< responses / asked_people, a count of a known list, so no interval; nothing
                                        ///< where more answered than are known
  std::vector<Closing> closings;        ///< of a closed round, the last one is final
  std::string where;                    ///< the filter as it was asked for; empty for everybody
  std::string where_words;              ///< the filter as it is printed with every figure: answers that stand for a
                                        ///< larger group are told with it
  bool suppressed = false;              ///< the filtered group, or those it leaves out, are too few:
                                        ///< no figure below is shown and counted_responses is 0
  std::int64_t suppress_below = 0;
  bool anonymous = false;
  std::vector<CutFigures> cuts;  ///< of an anonymous form, in the order declared
  std::string no_breakdown;      ///< why nothing is broken down, in a sentence; empty where something is, or no cut is
                                 ///< declared
  bool not_for_passing_on = false;  ///< a group that only those who may read single answers are shown
  bool of_blocks = false;           ///< the group is made of whole blocks: figures stand in `broken_down`
  std::string form_title;
  std::int64_t form_questions = 0;         ///< as whoever answers counts them: forms/question_count.hpp
  std::vector<QuestionFigures> questions;  ///< in the form's order
  std::vector<IndexFigures> indexes;       ///< of everybody; none of a group that is looked at alone
  std::int64_t notes = 0;
  std::int64_t note_tables = 0;
  std::vector<NoteFigures> note_kinds;   ///< challenge, opportunity, others by name
  std::vector<BothSides> both_sides;     ///< words noted on both sides, most first
  std::vector<NamedDelegate> delegates;  ///< by surname, then first name

  /// The question with that code, or nullptr.
  [[nodiscard]] const QuestionFigures* question(std::string_view code) const;
};

/// Counts everything once. A pure function; errors: a filter that does not parse or names what is not there.
[[nodiscard]] Result<Summary> summarise(const SummaryInput& input);

/// The JSON that `muster summary --json` and the API print; names are fixed by the design.
[[nodiscard]] std::string to_json(const Summary& summary);

}  // namespace muster::figures
