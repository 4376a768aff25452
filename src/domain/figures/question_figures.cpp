// Counting one question: base, options, words, texts and numbers.

#include "question_figures.hpp"

#include <muster/domain/figures/free_text.hpp>

#include <muster/domain/forms/opposites.hpp>
#include <muster/domain/forms/programme_options.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/stats/share.hpp>
#include <muster/kit/stats/suppression.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>

namespace muster::figures {
namespace {

using forms::Answer;
using forms::Answers;
using forms::QuestionKind;

const Answer* answer_to(const Answers& answers, const forms::Question& question) {
  const auto found = answers.find(question.code);
  if (found == answers.end()) return nullptr;
  const auto& answer = found->second;
  // Who wrote "N/A" where words were asked for gave none.
  const bool gave_none =
      question.kind == QuestionKind::words && std::all_of(answer.texts.begin(), answer.texts.end(), text::says_nothing);
  return answer.codes.empty() && (answer.texts.empty() || gave_none) ? nullptr : &answer;
}

QuestionFigures blank(const forms::Question& question, const forms::Form& form) {
  QuestionFigures out;
  out.code = question.code;
  out.kind = question.kind;
  out.label = forms::full_label(question, form);
  out.format = question.format;
  out.numbered = question.numbered;
  out.unit = question.unit;
  out.net_scored = question.net_score;
  if (const auto* grid = form.grid(question.grid)) {
    out.grid = grid->code;
    out.grid_label = grid->label;
  }
  const auto* option = forms::repeated_option(question, form);
  if (option != nullptr && question.grid.empty() && question.has_options() && question.comment_on.empty()) {
    out.grid = question.repeats;
    out.grid_label = question.label;
    if (const auto at = out.grid_label.find(option->label); at != std::string::npos)
      out.grid_label.replace(at, option->label.size(), "…");
    out.label = option->label;
  }
  out.as_scale = question.is_ordered();
  out.direction = question.direction;
  out.headline = question.headline;
  out.cloud = question.cloud;
  out.group = question.group;
  out.retired = question.retired;
  const bool opposites = forms::is_between_opposites(question);  // its label says what its ends mean
  for (const auto& option : question.options)
    out.options.push_back(
        {option.code, opposites && !option.beside ? option.code : option.label, {}, option.beside, option.retired});
  return out;
}

std::vector<std::int64_t> ticks_per_option(const forms::Question& question, const std::vector<const Answers*>& people) {
  std::vector<std::int64_t> out(question.options.size(), 0);
  for (const auto* answers : people) {
    const auto* answer = answer_to(*answers, question);
    if (answer == nullptr) continue;
    const bool ranked = question.kind == QuestionKind::ranking && !answer->codes.empty();
    const auto& codes = ranked ? std::vector<std::string>{answer->codes.front()} : answer->codes;
    for (std::size_t at = 0; at < out.size(); ++at) {
      if (std::find(codes.begin(), codes.end(), question.options[at].code) != codes.end()) ++out[at];
    }
  }
  return out;
}

bool is_small(std::int64_t count, std::int64_t threshold) { return count > 0 && count < threshold; }

/// Which counts may not stand in a filtered view: those hidden inside it, and those that a subtraction from the
/// event's own totals would give away.
std::vector<bool> hidden_options(const std::vector<std::int64_t>& in, const std::vector<std::int64_t>& out,
                                 std::int64_t threshold) {
  const auto inside = stats::suppressed(in, threshold);
  const auto outside = stats::suppressed(out, threshold);
  std::vector<bool> hidden(in.size(), false);
  for (std::size_t at = 0; at < in.size(); ++at) {
    hidden[at] = !inside[at].has_value() || !outside[at].has_value();
  }
  return hidden;
}

/// An option that was not offered to everybody is a share of those whom it was offered to. In a group that is looked at
/// alone they are not counted: who was offered it is a group within the group.
void count_offers(QuestionFigures& figures, const forms::Question& question, const forms::Form& form,
                  const Group& group) {
  if (group.filtered) return;
  for (std::size_t at = 0; at < question.options.size(); ++at) {
    const auto& option = question.options[at];
    if (!option.only_if) continue;
    const forms::BoundCondition offered(form, *option.only_if);
    figures.options[at].offered = std::count_if(group.in.begin(), group.in.end(), [&](const Answers* answers) {
      return answer_to(*answers, question) != nullptr && offered.holds(*answers);
    });
  }
}

void count_options(QuestionFigures& figures, const forms::Question& question, std::int64_t threshold,
                   const Group& group) {
  const auto counts = ticks_per_option(question, group.in);
  std::vector<bool> hidden(counts.size(), false);
  if (group.filtered) hidden = hidden_options(counts, ticks_per_option(question, group.out), threshold);
  for (std::size_t at = 0; at < counts.size(); ++at) {
    if (!question.options[at].beside) continue;
    // The base of the others tells how many stand beside the scale: where that is hidden, so are all.
    if (hidden[at]) std::fill(hidden.begin(), hidden.end(), true);
    figures.beside += counts[at];
  }
  if (std::find(hidden.begin(), hidden.end(), false) == hidden.end()) figures.beside = 0;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    auto& figure = figures.options[at].figure;
    if (hidden[at]) {
      figure.suppressed = true;
      continue;
    }
    figure.people = counts[at];
    if (question.options[at].beside) continue;
    const auto base = figures.options[at].offered.value_or(figures.base());
    if (base == 0 || (group.filtered && question.options[at].only_if)) continue;
    figure.share = stats::share(counts[at], base);
    figure.interval = stats::wilson(counts[at], base);
  }
  figures.ticks = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::vector<WordFigures> word_figures(const std::vector<text::WordCount>& counts, std::int64_t least) {
  std::vector<WordFigures> out;
  for (const auto& count : counts) {
    if (count.people >= least) out.push_back({count.word, count.people, count.times, count.key});
  }
  return out;
}

/// The text without what may tell who somebody is.
std::string unnamed(std::string text, const feedback::TextMarks& marks) {
  for (const auto& piece : marks.of(text)) {
    for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at)) {
      text.replace(at, piece.size(), "[…]");
    }
  }
  return text;
}

/// What of a text its words are counted of: nothing where it is hidden, no word that is blacked out, and no name before
/// somebody has looked.
std::string counted_part(const std::string& question, const std::string& text, const Texts& texts) {
  const auto look = texts.looks.empty() ? texts.looks.end() : texts.looks.find(feedback::key_of(question, text));
  if (look == texts.looks.end()) return unnamed(text, texts.marks);
  if (look->second.kind == feedback::TextLook::Kind::print) return text;
  return look->second.kind == feedback::TextLook::Kind::hide ? std::string() : look->second.printed;
}

void count_words_of(QuestionFigures& figures, const forms::Question& question, const Group& group, const Texts& looked,
                    std::int64_t least) {
  std::vector<std::vector<std::string>> entries;
  for (const auto* answers : group.in) {
    if (const auto* answer = answer_to(*answers, question)) entries.push_back(answer->texts);
  }
  if (question.kind == QuestionKind::words) {
    figures.words = word_figures(text::count_entries(entries), least);
    return;
  }
  if (question.cloud == forms::Cloud::none) return;
  std::vector<std::string> texts;
  for (const auto& entry : entries) {
    for (const auto& text : entry) texts.push_back(counted_part(question.code, text, looked));
  }
  figures.words = word_figures(text::count_words(texts), least);
}

bool may_be_quoted(const forms::Form& form, const Answers& answers) {
  if (!form.quote_with_consent) return true;
  const auto consent = answers.find(std::string(forms::consent_code));
  return consent != answers.end() && !consent->second.codes.empty();
}

void add_text(QuestionFigures& figures, const std::string& text, const Texts& texts) {
  const auto look = texts.looks.find(feedback::key_of(figures.code, text));
  if (look == texts.looks.end()) {
    if (!texts.marks.of(text).empty())
      ++figures.texts_waiting;
    else
      figures.texts.push_back(text);
    return;
  }
  switch (look->second.kind) {
    case feedback::TextLook::Kind::print:
      figures.texts.push_back(text);
      break;
    case feedback::TextLook::Kind::hide:
      ++figures.texts_hidden;
      break;
    case feedback::TextLook::Kind::black_out:
      figures.texts.push_back(look->second.printed);
  }
}

void gather_texts(QuestionFigures& figures, const forms::Question& question, const forms::Form& form,
                  const Group& group, const Texts& texts) {
  if (question.kind == QuestionKind::words || question.kind == QuestionKind::number) return;
  if (question.format != forms::TextFormat::any) return;
  for (const auto* answers : group.in) {
    const auto* answer = answer_to(*answers, question);
    if (answer == nullptr) continue;
    const bool quoted = may_be_quoted(form, *answers);
    for (const auto& text : answer->texts) {
      if (quoted) {
        add_text(figures, text, texts);
      } else {
        ++figures.texts_without_consent;
        if (says_nothing(text)) ++figures.unprinted_nothing;
      }
    }
  }
  std::sort(figures.texts.begin(), figures.texts.end(), [](const std::string& left, const std::string& right) {
    const auto order = compare_names(left, right);
    return order != 0 ? order < 0 : left < right;
  });
}

void measure_numbers(QuestionFigures& figures, const forms::Question& question, const Group& group, bool anonymous) {
  std::vector<double> numbers;
  for (const auto* answers : group.in) {
    const auto* answer = answer_to(*answers, question);
    if (answer == nullptr || answer->texts.empty()) continue;
    if (const auto number = parse_decimal(answer->texts.front())) numbers.push_back(*number);
  }
  if (numbers.empty()) return;
  std::sort(numbers.begin(), numbers.end());
  const auto middle = numbers.size() / 2;
  figures.mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
  figures.median = numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
  constexpr std::size_t many = 50;
  if (anonymous) {
    // Extremes are one person's answer each.
    if (group.filtered || numbers.size() < many) return;
    figures.tenth = numbers[numbers.size() / 10];
    figures.ninetieth = numbers[numbers.size() - 1 - numbers.size() / 10];
    return;
  }
  if (group.filtered) return;
  figures.lowest = numbers.front();
  figures.highest = numbers.back();
}

/// What the numbers of a scale come to, where each of its counts may be told.
void measure_steps(QuestionFigures& figures, const forms::Question& question) {
  const auto hidden = std::any_of(figures.options.begin(), figures.options.end(),
                                  [](const OptionFigures& option) { return option.figure.suppressed; });
  if (hidden || figures.base() == 0) return;
  constexpr std::int64_t least_of_high = 9;
  constexpr std::int64_t most_of_low = 6;
  NetScore net;
  std::int64_t sum = 0;
  for (const auto& option : figures.options) {
    const auto number = option.beside ? std::nullopt : parse_integer(option.code);
    if (!number) continue;
    const auto people = option.figure.people.value_or(0);
    sum += *number * people;
    (*number >= least_of_high ? net.high : *number <= most_of_low ? net.low : net.middle) += people;
  }
  figures.mean = static_cast<double>(sum) / static_cast<double>(figures.base());
  if (!question.net_score) return;
  net.share = *stats::net_share(net.high, net.low, figures.base());
  figures.net_score = net;
}

std::size_t most_ranked(const forms::Question& question) {
  return question.limit > 0 ? std::min(question.limit, question.options.size()) : question.options.size();
}

/// People by option and rank.
std::vector<std::vector<std::int64_t>> ranks_of(const forms::Question& question,
                                                const std::vector<const Answers*>& people) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t at = 0; at < question.options.size(); ++at) places.emplace(question.options[at].code, at);
  std::vector<std::vector<std::int64_t>> out(question.options.size(),
                                             std::vector<std::int64_t>(most_ranked(question), 0));
  for (const auto* answers : people) {
    const auto* answer = answer_to(*answers, question);
    if (answer == nullptr) continue;
    for (std::size_t rank = 0; rank < std::min(answer->codes.size(), most_ranked(question)); ++rank) {
      if (const auto place = places.find(answer->codes[rank]); place != places.end()) ++out[place->second][rank];
    }
  }
  return out;
}

/// In a group that is looked at alone no rank may be told that few gave, there or outside it: then none is.
void count_ranks(QuestionFigures& figures, const forms::Question& question, std::int64_t threshold,
                 const Group& group) {
  const auto counts = ranks_of(question, group.in);
  const auto any_small = [&](const std::vector<std::vector<std::int64_t>>& options) {
    return std::any_of(options.begin(), options.end(), [&](const auto& ranks) {
      return std::any_of(ranks.begin(), ranks.end(), [&](std::int64_t people) { return is_small(people, threshold); });
    });
  };
  if (group.filtered && (any_small(counts) || any_small(ranks_of(question, group.out)))) return;
  for (const auto& ranks : counts) {
    RankFigures of{ranks, 0, std::nullopt, 0};
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < ranks.size(); ++at) {
      of.ranked += ranks[at];
      sum += static_cast<std::int64_t>(at + 1) * ranks[at];
      of.points += static_cast<std::int64_t>(ranks.size() - at) * ranks[at];
    }
    if (of.ranked > 0) of.mean = static_cast<double>(sum) / static_cast<double>(of.ranked);
    figures.ranks.push_back(std::move(of));
  }
}

std::int64_t answered_by(const std::vector<const Answers*>& people, const forms::Question& question) {
  return std::count_if(people.begin(), people.end(),
                       [&](const Answers* answers) { return answer_to(*answers, question) != nullptr; });
}

}  // namespace

QuestionFigures suppressed_figures(const forms::Question& question, const forms::Form& form) {
  auto out = blank(question, form);
  out.suppressed = true;
  for (auto& option : out.options) option.figure.suppressed = true;
  return out;
}

QuestionFigures figures_of(const forms::Question& question, const CountedForm& counted, const Group& group,
                           const Texts& texts) {
  const auto& form = counted.form;
  const auto threshold = static_cast<std::int64_t>(form.suppress_below);
  const auto answered = answered_by(group.in, question);
  if (group.filtered && (is_small(answered, threshold) || is_small(answered_by(group.out, question), threshold))) {
    return suppressed_figures(question, form);
  }
  auto out = blank(question, form);
  out.answered = answered;
  for (const auto* answers : group.in) {
    const auto told = answers->find(question.code);
    const auto asked = told == answers->end() ? forms::Asked::by_condition : told->second.asked;
    if (asked == forms::Asked::no) {
      ++out.not_asked;
    } else if (asked == forms::Asked::untold) {
      ++out.untold;
    } else if (asked == forms::Asked::yes || answer_to(*answers, question) != nullptr ||
               counted.bound.is_asked(question, *answers)) {
      ++out.asked;
    }
  }
  if (out.asked == 0 && out.untold > 0) out.suppressed = true;  // too few were asked it to be told of
  // An empty box of consent is an answer: no. Other ticks left out may be a question passed over.
  if (form.quote_with_consent && question.code == forms::consent_code) out.answered = out.asked;
  if (question.has_options()) {
    count_offers(out, question, form, group);
    count_options(out, question, threshold, group);
  }
  if (question.kind == QuestionKind::ranking) count_ranks(out, question, threshold, group);
  if (question.numbered) measure_steps(out, question);
  if (question.kind == QuestionKind::number) measure_numbers(out, question, group, form.anonymous);
  if (question.kind == QuestionKind::words || question.kind == QuestionKind::long_text ||
      question.kind == QuestionKind::short_text) {
    count_words_of(out, question, group, texts, group.filtered ? std::max<std::int64_t>(1, threshold) : 1);
  }
  // What one person wrote, beside what that person ticked, is a group of one.
  if (!group.filtered || !form.anonymous) gather_texts(out, question, form, group, texts);
  return out;
}

}  // namespace muster::figures
