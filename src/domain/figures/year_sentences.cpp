// Sentences of the year review.
#include <muster/domain/figures/year_sentences.hpp>

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

std::string day(const Date& date) {
  const auto words = long_date(date);
  return words.substr(words.find(' ') + 1);
}

std::string events_in_words(std::size_t count) {
  const auto number = static_cast<std::int64_t>(count);
  return in_words(number) + (number == 1 ? " event" : " events");
}

std::string of_part(const stats::Part& part) { return grouped(part.count) + " of " + grouped(part.base); }

/// "in 2022", "in Jun 2022", "on 10 Jun 2022", "at ‘before the day’": as the label of an event is.
std::string when(const std::string& label) {
  const auto digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  const bool ends_in_year = label.size() >= 4 && std::all_of(label.end() - 4, label.end(), digit);
  if (!ends_in_year || label.size() > 11) return "at ‘" + label + "’";
  return (digit(label.front()) && label.size() > 4 ? "on " : "in ") + label;
}

/// Whom the headline is of: it must not seem to be of events that did not ask.
std::string headline_lead(const YearMeasure& headline, const YearReview& review) {
  const auto people = of_part(headline.all) + " answers were " + headline.answer + ". ";
  const auto count = events_with(headline);
  if (count == headline.years.size()) return "Over all of them, " + people;
  if (count > 1) return "Over the " + in_words(static_cast<std::int64_t>(count)) + " that asked the same, " + people;
  for (std::size_t at = 0; at < headline.years.size(); ++at)
    if (headline.years[at].part) return capitalised(when(review.labels[at])) + " alone, " + people;
  return {};
}

std::string words_in_quotes(const std::vector<const YearWord*>& words) {
  std::vector<std::string> out;
  for (const auto* word : words) out.push_back("‘" + word->word + "’");
  return listed(out);
}

std::vector<const YearWord*> of_verdict(const YearWords& words, WordVerdict verdict, std::size_t most) {
  std::vector<const YearWord*> out;
  for (const auto& word : words.words)
    if (word.verdict == verdict && out.size() < most) out.push_back(&word);
  return out;
}

std::string years_of_words(const std::vector<std::size_t>& years, const YearReview& review) {
  std::vector<std::string> out;
  for (const auto at : years) out.push_back(review.labels[at]);
  return listed(out);
}

std::int64_t wrote_in(const YearWords& words, const std::vector<std::size_t>& years) {
  std::int64_t people = 0;
  for (const auto at : years) people += words.wrote[at].value_or(0);
  return people;
}

}  // namespace

ReviewOpening opening_of(const YearReview& review, const Years& years) {
  const auto& first = *years.front();
  const auto& last = *years.back();
  ReviewOpening out;
  out.kicker = series_title(years) + ", " + day(first.event.date);
  if (last.event.date != first.event.date) out.kicker += " to " + day(last.event.date);
  const auto count = events_in_words(years.size());
  if (first.people > 0 && last.people > 0)
    out.headline =
        "From " + counted(first.people, "delegate", "delegates") + " to " + grouped(last.people) + " in " + count + ".";
  else
    out.headline = capitalised(count) + " side by side.";
  if (const auto* headline = review.headline(); headline != nullptr && headline->all.base > 0)
    out.lead = headline_lead(*headline, review);
  out.lead += differences_finding(review);
  while (!out.lead.empty() && out.lead.back() == ' ') out.lead.pop_back();
  return out;
}

std::string asked_finding(const YearReview& review, const Years& years) {
  const auto& first = *years.front();
  const auto& last = *years.back();
  const auto& now = review.labels.back();
  const auto& then = review.labels.front();
  const auto known = [](const Summary& year) {
    return year.people == 0 ? std::string("no list of delegates") : counted(year.people, "delegate", "delegates");
  };
  std::string out = first.people == 0 && last.people == 0
                        ? "There is no list of delegates of " + then + ", and none of " + now + "."
                        : capitalised(known(first)) + " " + when(then) + ", " +
                              (first.people > 0 && last.people > 0 ? grouped(last.people) : known(last)) + " " +
                              when(now) + ".";
  const bool rates = first.round == RoundState::closed && last.round == RoundState::closed && first.response_rate &&
                     last.response_rate;
  if (rates)
    out += " " + percent(*last.response_rate) + " answered " + when(now) + ", " + percent(*first.response_rate) + " " +
           when(then) + ".";
  return out;
}

std::string places_finding(const YearReview& review, const Years& years) {
  std::size_t with = 0;
  std::size_t whole = 0;
  std::vector<std::string> gaps;
  for (std::size_t at = 0; at < years.size(); ++at) {
    const auto& coverage = years[at]->coverage;
    if (coverage.of == 0 || coverage.people_with_place == 0) continue;
    ++with;
    if (coverage.covered == coverage.of)
      ++whole;
    else
      gaps.push_back(review.labels[at]);
  }
  if (with == 0) return {};
  if (with == 1) {
    const auto only = std::ranges::find_if(
        years, [](const auto& year) { return year->coverage.of > 0 && year->coverage.people_with_place > 0; });
    const auto& coverage = (*only)->coverage;
    const auto& label = review.labels[static_cast<std::size_t>(only - years.begin())];
    return whole == 1 ? "Every place was covered " + when(label) + "."
                      : grouped(coverage.covered) + " of " + counted(coverage.of, "place", "places") +
                            " were covered " + when(label) + ".";
  }
  if (whole == with) return "Every place was covered each time.";
  if (whole == 0) return "At none of the " + events_in_words(with) + " was every place covered.";
  return "Every place was covered at " + in_words(static_cast<std::int64_t>(whole)) + " of the " +
         events_in_words(with) + ", and not in " + listed(gaps) + ".";
}

std::size_t events_with(const YearMeasure& measure) {
  return static_cast<std::size_t>(
      std::ranges::count_if(measure.years, [](const auto& year) { return year.part.has_value(); }));
}

std::string trend_finding(const YearMeasure& measure, const YearReview& review) {
  if (measure.all.base == 0) return {};
  const auto share = stats::share(measure.all.count, measure.all.base).value_or(0);
  std::vector<std::string> outside;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < measure.years.size(); ++at) {
    const auto& year = measure.years[at];
    if (!year.interval) continue;
    ++shown;
    if (share < year.interval->low || share > year.interval->high) outside.push_back(review.labels[at]);
  }
  if (shown < 2)
    return tell("{people} answered {answer}.",
                {{"people", tell_count("{people} of {count} person", "{people} of {count} people", measure.all.base,
                                       {{"people", told_number(measure.all.count)}}) +
                                " (" + told_share(share) + ")"},
                 {"answer", measure.answer}});
  auto out = tell("{people} of {base} answered {answer} in all: {share}.", {{"people", told_number(measure.all.count)},
                                                                            {"base", told_number(measure.all.base)},
                                                                            {"answer", measure.answer},
                                                                            {"share", told_share(share)}});
  if (outside.empty()) return out + " " + tell("The interval of each year holds that.");
  return out + " " +
         tell_count("The interval of {years} does not hold that.", "The intervals of {years} do not hold that.",
                    static_cast<std::int64_t>(outside.size()), {{"years", told_list(outside)}});
}

std::string net_years_finding(const YearValues& values, const YearReview& review) {
  std::vector<std::size_t> known;
  for (std::size_t at = 0; at < values.years.size(); ++at)
    if (values.years[at].value) known.push_back(at);
  if (known.empty()) return {};
  const auto score = [&](std::size_t at) { return net_in_words(*values.years[at].value); };
  const auto first = known.front();
  const auto last = known.back();
  if (first == last) return "The net score was " + score(last) + " " + when(review.labels[last]) + ".";
  return "The net score was " + score(first) + " " + when(review.labels[first]) + " and " + score(last) + " " +
         when(review.labels[last]) + ".";
}

std::string words_finding(const YearWords& words) {
  if (words.first.empty()) return "One year has words: there is nothing to compare them with yet.";
  const auto more = of_verdict(words, WordVerdict::more, 3);
  const auto less = of_verdict(words, WordVerdict::less, 3);
  if (words.tests == 0) return "Too few people said any one word for a comparison.";
  if (more.empty() && less.empty()) return "No word is said more or less often than chance allows.";
  std::string out;
  if (!more.empty()) out = "A larger share says " + words_in_quotes(more) + " than at first";
  if (!less.empty())
    out += (out.empty() ? "A smaller share says " : ", a smaller one ") + words_in_quotes(less) +
           (more.empty() ? " than at first" : "");
  return out + ".";
}

std::string words_compared(const YearWords& words, const YearReview& review) {
  if (words.first.empty()) return {};
  return "Figures are people, heights are shares of those who gave words. ‘At first’ is " +
         years_of_words(words.first, review) + " (" + counted(wrote_in(words, words.first), "person", "people") +
         "), ‘of late’ " + years_of_words(words.last, review) + " (" +
         counted(wrote_in(words, words.last), "person", "people") + "). " +
         counted(static_cast<std::int64_t>(words.tests), "word was", "words were") +
         " compared, and ‘more than chance’ allows for that. The years are taken as of different people.";
}

namespace {

std::string shares_finding(const YearReview& review) {
  if (!review.before || review.differences.empty()) return {};
  const auto all = static_cast<std::int64_t>(review.differences.size());
  const auto real = std::count_if(review.differences.begin(), review.differences.end(),
                                  [](const YearDifference& one) { return one.more_than_chance; });
  const auto& before = review.labels[*review.before];
  const auto& now = review.labels[*review.now];
  if (real == 0)
    return tell_count("Beside {before}, no share of {now} differs by more than chance allows, of {count} compared.",
                      "Beside {before}, no share of {now} differs by more than chance allows, of {count} compared.",
                      all, {{"before", before}, {"now", now}});
  const auto number = told_small(real);
  const auto shares = tell_count("{count} share", "{count} shares", all);
  const MessageParts parts{{"before", before}, {"number", number}, {"shares", shares}, {"now", now}};
  if (all - real == 1)
    return tell_count(
        "Beside {before}, {number} of {shares} differs by more than chance in {now}; the other may be chance.",
        "Beside {before}, {number} of {shares} differ by more than chance in {now}; the other may be chance.", real,
        parts);
  return real == all
             ? tell_count("Beside {before}, {number} of {shares} differs by more than chance in {now}.",
                          "Beside {before}, {number} of {shares} differ by more than chance in {now}.", real, parts)
             : tell_count(
                   "Beside {before}, {number} of {shares} differs by more than chance in {now}; the "
                   "others may be chance.",
                   "Beside {before}, {number} of {shares} differ by more than chance in {now}; the "
                   "others may be chance.",
                   real, parts);
}

/// "The net score of ‘…’ went from +42 to +21, by more than chance", of those that did; empty where none did.
std::string nets_that_moved(const YearReview& review) {
  std::string out;
  for (const auto& one : review.net_differences) {
    if (!one.more_than_chance) continue;
    out +=
        (out.empty() ? "" : " ") + tell("The net score of {question} went from {before} to {now}, by more than chance.",
                                        {{"question", told_quoted(review.values[one.values].label)},
                                         {"before", net_in_words(one.before.share.value)},
                                         {"now", net_in_words(one.now.share.value)}});
  }
  return out;
}

}  // namespace

std::string differences_finding(const YearReview& review) {
  auto shares = shares_finding(review);
  const auto nets = nets_that_moved(review);
  if (!shares.empty() && !nets.empty()) shares += " ";
  return shares + nets;
}

std::string tried_in_words(std::size_t tried) {
  if (tried == 0) return {};
  return tell_count("{count} difference was tried at once, and ‘more than chance’ allows for that.",
                    "{count} differences were tried at once, and ‘more than chance’ allows for that.",
                    static_cast<std::int64_t>(tried));
}

}  // namespace muster::figures
