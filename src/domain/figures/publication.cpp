// Whoever knows these rules by heart must not be able to work out a small number: what is told depends on which counts
// are small, never on how small. tests/domain/figures/publication_test.cpp tries all rounds that could lie behind a
// page.
#include <muster/domain/figures/publication.hpp>

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include "followed_answers.hpp"
#include "publication_cells.hpp"
#include "told_answers.hpp"

#include <algorithm>

namespace muster::figures {
namespace {

using forms::QuestionKind;

std::int64_t least_of(const Summary& summary) { return std::max(least_published, summary.suppress_below); }

/// Whether a question was put to everybody whose answers are counted: who was asked tells what they answered before.
bool asked_of_all(const QuestionFigures& question, const Summary& summary) {
  return question.asked == summary.counted_responses && question.not_asked == 0 && question.untold == 0;
}

bool offered_to_all(const QuestionFigures& question) {
  return std::none_of(question.options.begin(), question.options.end(), [](const OptionFigures& option) {
    return option.offered.has_value() || option.could_choose.has_value() || !option.figure.people;
  });
}

std::string of_people(const PublishedCount& count, std::int64_t base) {
  switch (count.told) {
    case Told::exactly:
      return grouped(count.people) + " of " + counted(base, "person", "people");
    case Told::at_least:
      return "At least " + grouped(count.people) + " of " + counted(base, "person", "people");
    case Told::fewer_than:
      return "Fewer than " + grouped(count.people) + " of " + counted(base, "person", "people");
  }
  return {};
}

const PublishedClass* most_common(const std::vector<PublishedClass>& classes) {
  const PublishedClass* best = nullptr;
  for (const auto& one : classes) {
    if (one.outside || one.count.told == Told::fewer_than) continue;
    if (best == nullptr || one.count.people > best->count.people) best = &one;
  }
  return best;
}

/// What the event was found to be, read off the form's words alone: which answers were given is not told by it.
std::optional<std::string> judgement(const QuestionFigures& question, const std::string& label) {
  auto all = question;
  for (auto& option : all.options) option.figure.people = 1;
  const auto found = found_to_be(all);
  const auto option = std::find_if(question.options.begin(), question.options.end(),
                                   [&](const OptionFigures& each) { return each.label == label; });
  if (!found || option == question.options.end()) return std::nullopt;
  return found->subject + " " + within_sentence(*option);
}

/// Of a net score its three kinds of answers, whatever people answered; nothing where it has other steps.
std::vector<AnswerCount> kinds_of_score(const QuestionFigures& question) {
  std::vector<AnswerCount> out{{"0 to 6", 0, false, false}, {"7 or 8", 0, false, false}, {"9 or 10", 0, false, false}};
  for (const auto& option : question.options) {
    if (option.beside) {
      out.push_back({option.label, *option.figure.people, true, false});
      continue;
    }
    const auto point = parse_integer(option.code);
    if (!point || *point < 0 || *point > 10) return {};
    out[*point <= 6 ? 0 : *point <= 8 ? 1 : 2].people += *option.figure.people;
  }
  return out;
}

/// Worked out of the numbers that stand on the page, so that it tells no other: its base is theirs.
void remark_on_score(PublishedQuestion& out) {
  const auto exact = [](const PublishedClass& one) { return one.count.told == Told::exactly; };
  if (!std::all_of(out.classes.begin(), out.classes.end(), exact)) return;
  const auto find = [&](const std::string& label) {
    return std::find_if(out.classes.begin(), out.classes.end(),
                        [&](const PublishedClass& one) { return one.label == label; });
  };
  const auto high = find("9 or 10");
  const auto low = find("0 to 6");
  if (high == out.classes.end() || low == out.classes.end()) return;
  const auto score = stats::net_share(high->count.people, low->count.people, out.base);
  if (!score) return;
  out.remarks.push_back("The net score is " + net_in_words(score->value) + ", between " +
                        net_in_words(score->interval.low) + " and " + net_in_words(score->interval.high) +
                        " (95% interval): those who gave 9 or 10 less those who gave 0 to 6, of all " +
                        grouped(out.base) + ".");
}

/// "167 of 336 people on the scale answered ‘Strongly agree’ or ‘Agree’", as the summary tells it: added up from
/// numbers that stand on the page, so that it tells no other. Empty where the good end is one answer, or one is not
/// told alone.
std::string good_end_told(const PublishedQuestion& out, const QuestionFigures& question) {
  const auto followed = followed_answers_of(question);
  if (followed.size() != 1 || followed.front().options.size() < 2) return {};
  std::int64_t people = 0;
  std::int64_t on_scale = 0;
  std::size_t found = 0;
  bool whole_scale = true;
  for (const auto& one : out.classes) {
    if (one.count.told != Told::exactly) return {};
    if (!one.outside) on_scale += one.count.people;
    const bool good = std::ranges::any_of(followed.front().options,
                                          [&](const OptionFigures* option) { return option->label == one.label; });
    const bool beside = std::ranges::any_of(
        question.options, [&](const OptionFigures& option) { return option.beside && option.label == one.label; });
    // With those who gave no answer a step is no longer of the scale alone.
    whole_scale = whole_scale && (!one.outside || beside);
    if (!good || one.outside) continue;
    ++found;
    people += one.count.people;
  }
  if (found != followed.front().options.size()) return {};
  return grouped(people) + " of " +
         (whole_scale ? counted(on_scale, "person", "people") + (on_scale < out.base ? " on the scale" : "")
                      : counted(out.base, "person", "people")) +
         " answered " + followed.front().in_words() + ".";
}

void count_partition(PublishedQuestion& out, const QuestionFigures& question, std::int64_t least) {
  const auto blank = question.asked - question.answered;
  out.of_asked = blank < least;
  out.base = out.of_asked ? question.asked : question.answered;
  std::vector<AnswerCount> answers;
  answers.reserve(question.options.size() + 1);
  for (const auto& option : question.options) {
    answers.push_back({option.label, *option.figure.people, option.beside, false});
  }
  if (question.net_scored) {
    if (auto kinds = kinds_of_score(question); !kinds.empty()) answers = std::move(kinds);
  }
  if (out.of_asked) answers.push_back({no_answer, blank, false, true});
  out.classes = published_classes(answers, question.as_scale || question.kind == QuestionKind::scale, least);
  if (out.classes.empty()) {
    out.base = 0;
    out.finding = "Not told, so that nobody can be recognised.";
    return;
  }
  if (question.net_scored) remark_on_score(out);
  const auto* most = most_common(out.classes);
  if (most == nullptr) {
    out.finding = "So many gave other answers, or none, that no answer stands out.";
    return;
  }
  if (const auto good = good_end_told(out, question); !good.empty()) {
    out.finding = good;
    return;
  }
  const auto found = judgement(question, most->label);
  const auto verb = question.kind == QuestionKind::ranking ? " put first ‘" : " answered ‘";
  out.finding = of_people(most->count, out.base) + (found ? " found " + *found + "." : verb + most->label + "’.");
}

struct Named {
  std::string name;
  std::int64_t people = 0;
};

struct ToldOf {
  std::vector<std::pair<std::size_t, PublishedCount>> told;  ///< which of them, the most people first
  std::int64_t kept_back = 0;                                ///< large ones that would tell of few beside the others
};

ToldOf told_of(const std::vector<Named>& all, std::int64_t base, std::int64_t least) {
  std::vector<std::size_t> order(all.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t left, std::size_t right) { return all[left].people > all[right].people; });
  std::vector<std::int64_t> people;
  people.reserve(order.size());
  for (const auto at : order) people.push_back(all[at].people);
  const auto told = published_counts(people, base, least);
  ToldOf out;
  for (std::size_t place = 0; place < order.size(); ++place) {
    if (told[place])
      out.told.emplace_back(order[place], *told[place]);
    else
      ++out.kept_back;
  }
  return out;
}

void remark_on_kept_back(PublishedQuestion& out, const ToldOf& told, std::int64_t least, const char* one,
                         const char* many) {
  if (told.kept_back > 0)
    out.remarks.push_back(counted(told.kept_back, one, many) + " left out: with the others beside it, a number under " +
                          in_words(least) + " people could be worked out.");
}

void count_ticks(PublishedQuestion& out, const QuestionFigures& question, std::int64_t least) {
  out.of_asked = true;
  out.base = question.asked;
  std::vector<Named> options;
  options.reserve(question.options.size());
  for (const auto& option : question.options) options.push_back({option.label, *option.figure.people});
  auto told = told_of(options, out.base, least);
  // In the form's order: by size the small ones would stand in theirs.
  std::sort(told.told.begin(), told.told.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  for (const auto& [at, count] : told.told) out.classes.push_back({options[at].name, count, false});
  remark_on_kept_back(out, told, least, "answer is", "answers are");
  const auto* most = most_common(out.classes);
  out.finding = most == nullptr ? "No answer was ticked by " + in_words(least) + " people or more."
                                : of_people(most->count, out.base) + " ticked ‘" + most->label + "’.";
  if (most != nullptr) out.remarks.emplace_back("Several answers could be ticked, so shares need not add up to 100%.");
}

void count_words(PublishedQuestion& out, const QuestionFigures& question, std::int64_t least) {
  out.of_asked = true;
  out.base = question.asked;
  std::vector<Named> words;
  words.reserve(question.words.size());
  for (const auto& word : question.words) words.push_back({word.word, word.people});
  const auto told = told_of(words, out.base, least);
  for (const auto& [at, count] : told.told) {
    if (count.told != Told::fewer_than) out.words.push_back({words[at].name, count});
  }
  remark_on_kept_back(out, told, least, "word is", "words are");
  if (out.words.empty()) {
    out.base = 0;
    out.finding = "No word was said by " + in_words(least) + " people or more.";
    return;
  }
  out.finding = of_people(out.words.front().count, out.base) + " said ‘" + out.words.front().word + "’.";
  out.remarks.push_back("Only words that " + in_words(least) + " or more people said are told.");
}

void count_themes(PublishedQuestion& out, const QuestionFigures& question, std::int64_t least) {
  const auto& all = *question.themes;
  out.of_asked = false;
  out.base = all.wrote;
  std::vector<Named> themes;
  themes.reserve(all.themes.size());
  for (const auto& theme : all.themes) themes.push_back({theme.name, theme.people});
  const auto told = told_of(themes, out.base, least);
  for (const auto& [at, count] : told.told) {
    if (count.told == Told::fewer_than) continue;
    out.themes.push_back({themes[at].name, count, all.consent_asked ? all.themes[at].quotation : std::string()});
  }
  remark_on_kept_back(out, told, least, "theme is", "themes are");
  if (out.themes.empty()) {
    out.base = 0;
    out.finding = "No theme was named by " + in_words(least) + " people or more.";
    return;
  }
  out.finding = of_people(out.themes.front().count, out.base) + " spoke of ‘" + out.themes.front().theme + "’.";
  out.remarks.push_back("What people wrote was read for themes. Only those that " + in_words(least) +
                        " or more people named are told" +
                        (all.consent_asked ? "; quoted are only people who agreed to it." : "."));
}

bool holds_options(const QuestionFigures& question) {
  return question.kind == QuestionKind::pick_one || question.kind == QuestionKind::pick_any ||
         question.kind == QuestionKind::scale || question.kind == QuestionKind::ranking;
}

/// Themes that can be told of: all that was written has been read, and who wrote nothing are none or many.
bool has_themes(const QuestionFigures& question, std::int64_t least) {
  if (!question.themes || question.themes->themes.empty()) return false;
  const auto silent = question.asked - question.themes->wrote;
  return question.themes->read == question.themes->wrote && question.themes->wrote >= 2 * least && silent >= least;
}

/// Nothing of questions whose answers are no counts of answers, words or themes.
std::optional<PublishedQuestion> published(const QuestionFigures& question, const Summary& summary,
                                           std::int64_t least) {
  const bool words = question.kind == QuestionKind::words;
  const bool themes = has_themes(question, least);
  if (question.retired || question.code == forms::consent_code) return std::nullopt;
  if (!holds_options(question) && !words && !themes) return std::nullopt;
  PublishedQuestion out;
  out.code = question.code;
  out.label = question.full_label();
  if (!asked_of_all(question, summary) || !offered_to_all(question)) {
    out.finding = "Not told: not everybody was asked this, or offered every answer.";
    return out;
  }
  if (question.suppressed || any_hidden(question) || question.asked < 2 * least) {
    out.finding = "Not told, so that nobody can be recognised.";
    return out;
  }
  if (themes && !holds_options(question)) {
    count_themes(out, question, least);
  } else if (words) {
    count_words(out, question, least);
  } else if (question.kind == QuestionKind::pick_any) {
    count_ticks(out, question, least);
  } else {
    count_partition(out, question, least);
  }
  return out;
}

std::string who_answered(const Summary& summary, std::int64_t least) {
  const auto answers = summary.counted_responses;
  if (delegates_are_a_base(summary) && summary.asked_people - answers >= least)
    return grouped(answers) + " of " + asked_delegates(summary) +
           " answered: " + percent(static_cast<double>(answers) / static_cast<double>(summary.asked_people)) + ".";
  return counted(answers, "person", "people") + " answered.";
}

std::string who_registered(const Summary& summary, std::int64_t least) {
  if (summary.people < 2 * least) return {};
  auto out = counted(summary.people, "person", "people") + " registered";
  if (summary.coverage.of > 0 && !summary.coverage.region.empty())
    out += ", from " + grouped(summary.coverage.covered) + " of the " +
           counted(summary.coverage.of, "place", "places") + " of " + summary.coverage.region;
  return out + ".";
}

}  // namespace

std::vector<PublishedClass> published_classes(const std::vector<AnswerCount>& answers, bool ordered,
                                              std::int64_t least) {
  PublishedCells cells;
  std::optional<AnswerCount> none;
  std::int64_t base = 0;
  for (const auto& answer : answers) {
    base += answer.people;
    if (answer.none)
      none = answer;
    else
      cells.push_back({{answer.label}, answer.people, answer.beside, answer.beside});
  }
  if (cells.empty() || base < 2 * least) return {};
  if (none) {
    // With the middle of an order, or the last of a list: who gave no answer is never told alone.
    const auto steps = static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const PublishedCell& cell) { return !cell.beside; }));
    auto& with = cells[ordered ? std::min(steps / 2, cells.size() - 1) : cells.size() - 1];
    with.labels.push_back(none->label);
    with.people += none->people;
    with.outside = true;
  }
  if (cells.size() < 2) return {};
  // Among so few answers one always stands for enough people: whether a question is told must not tell that none does.
  const auto most_cells = static_cast<std::size_t>((base - 1) / (least - 1));
  if (cells.size() > most_cells) {
    if (!ordered) return {};
    neighbours_together(cells, most_cells);
  }
  if (!all_enough(cells, least) && ordered) ends_together(cells);
  std::vector<PublishedClass> out;
  const auto largest = *std::max_element(
      cells.begin(), cells.end(),
      [](const PublishedCell& left, const PublishedCell& right) { return left.people < right.people; });
  // All but the largest, were each as large as a small one can be.
  const auto most_of_rest = static_cast<std::int64_t>(cells.size() - 1) * (least - 1);
  if (all_enough(cells, least) || small_together(cells, least)) {
    if (cells.size() < 2) return {};
    for (const auto& cell : cells)
      out.push_back({label_of(cell, answers, ordered), {Told::exactly, cell.people}, cell.outside});
    return out;
  }
  out.push_back({label_of(largest, answers, ordered), {Told::at_least, base - most_of_rest}, largest.outside});
  out.push_back({"Another answer, or none", {Told::fewer_than, most_of_rest + 1}, true});
  return out;
}

std::vector<std::optional<PublishedCount>> published_counts(const std::vector<std::int64_t>& counts, std::int64_t base,
                                                            std::int64_t least) {
  std::vector<std::optional<PublishedCount>> out;
  std::vector<std::int64_t> told;
  std::int64_t sum = 0;
  for (const auto people : counts) {
    if (people < least) {
      out.emplace_back(PublishedCount{Told::fewer_than, least});
      continue;
    }
    const bool all = base - people < least;
    const auto shown = all ? base - least + 1 : people;
    const auto few = [&](std::int64_t both) { return both > 0 && both < least; };
    const bool tells =
        std::any_of(told.begin(), told.end(), [&](std::int64_t other) { return few(other + shown - base); });
    if (tells || few(sum + shown - base)) {
      out.emplace_back(std::nullopt);
      continue;
    }
    told.push_back(shown);
    sum += shown;
    out.emplace_back(PublishedCount{all ? Told::at_least : Told::exactly, shown});
  }
  return out;
}

std::string count_in_words(const PublishedCount& count) {
  switch (count.told) {
    case Told::exactly:
      return grouped(count.people);
    case Told::at_least:
      return grouped(count.people) + " or more";
    case Told::fewer_than:
      return "fewer than " + grouped(count.people);
  }
  return {};
}

Result<Publication> publication_of(const Summary& summary) {
  const auto least = least_of(summary);
  if (summary.round != RoundState::closed)
    return conflict("Only figures of a closed form are published. Close the form first.");
  if (!summary.where.empty()) return conflict("Only everybody’s figures are published.");
  if (summary.counted_responses < 2 * least)
    return conflict("Figures of fewer than " + grouped(2 * least) +
                    " answers are not published, so that nobody can be recognised.");
  Publication out;
  out.title = summary.event.title;
  out.when_and_where = long_date(summary.event.date) + (summary.event.venue.empty() ? "" : ", " + summary.event.venue);
  out.programme = summary.event.programme;
  out.least = least;
  out.answers = summary.counted_responses;
  out.who_answered = who_answered(summary, least);
  out.who_registered = who_registered(summary, least);
  out.anonymous = summary.anonymous;
  for (const auto& question : summary.questions) {
    auto told = published(question, summary, least);
    if (!told) continue;
    const bool leads = !question.headline.empty() && told->base > 0 && !told->classes.empty();
    if (leads && out.headline.empty()) out.headline = told->finding;
    out.questions.push_back(std::move(*told));
  }
  if (out.headline.empty()) {
    out.headline = out.who_answered;
    out.lead = out.who_registered;
  } else {
    out.lead = out.who_answered + (out.who_registered.empty() ? "" : " " + out.who_registered);
  }
  return out;
}

}  // namespace muster::figures
