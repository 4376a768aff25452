// The summary as JSON: the names that tests and users rely on.

#include <muster/domain/figures/summary.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <cmath>
#include <sstream>

namespace muster::figures {
namespace {

using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;

Object::Ptr object() { return new Object(Poco::JSON_PRESERVE_KEY_ORDER); }
Array::Ptr array() { return new Array; }

Var rounded(double value, double parts) { return std::round(value * parts) / parts; }
Var share_or_null(const std::optional<double>& share) { return share ? rounded(*share, 1e4) : Var{}; }

Var interval_or_null(const std::optional<stats::Interval>& interval) {
  if (!interval) return {};
  auto out = array();
  out->add(rounded(interval->low, 1e3));
  out->add(rounded(interval->high, 1e3));
  return out;
}

Array::Ptr names(const std::vector<std::string>& values) {
  auto out = array();
  for (const auto& value : values) out->add(value);
  return out;
}

Object::Ptr of_organisation(const OrganisationFigures& figures) {
  auto out = object();
  out->set("name", figures.name);
  out->set("kind", figures.kind);
  out->set("people", figures.people);
  out->set("places", names(figures.places));
  return out;
}

Array::Ptr of_organisations(const std::vector<OrganisationFigures>& all) {
  auto out = array();
  for (const auto& figures : all) out->add(of_organisation(figures));
  return out;
}

Object::Ptr of_coverage(const Coverage& coverage) {
  auto out = object();
  out->set("region", coverage.region);
  out->set("people_with_place", coverage.people_with_place);
  out->set("people_without_place", coverage.people_without_place);
  auto places = array();
  for (const auto& figures : coverage.places) {
    auto place = object();
    place->set("code", figures.place.code);
    place->set("name", figures.place.name);
    place->set("area", figures.place.area);
    place->set("people", figures.people);
    places->add(place);
  }
  out->set("places", places);
  auto areas = array();
  for (const auto& figures : coverage.areas) {
    auto area = object();
    area->set("area", figures.area);
    area->set("places", figures.places);
    area->set("covered", figures.covered);
    area->set("people", figures.people);
    area->set("missing", names(figures.missing));
    areas->add(area);
  }
  out->set("areas", areas);
  out->set("several_places", of_organisations(coverage.several));
  out->set("without_place", of_organisations(coverage.without));
  return out;
}

Object::Ptr of_delegates(const Summary& summary) {
  auto places = object();
  places->set("covered", summary.coverage.covered);
  places->set("of", summary.coverage.of);
  places->set("missing", names(summary.coverage.missing));
  auto out = object();
  out->set("rows", summary.rows);
  out->set("people", summary.people);
  out->set("organisations", summary.organisations);
  out->set("places", places);
  return out;
}

Object::Ptr of_option(const OptionFigures& option) {
  auto out = object();
  out->set("code", option.code);
  out->set("label", option.label);
  const auto& figure = option.figure;
  out->set("people", figure.people ? Var{*figure.people} : Var{});
  out->set("share", share_or_null(figure.share));
  out->set("interval", interval_or_null(figure.interval));
  if (figure.suppressed) out->set("suppressed", true);
  if (option.beside) out->set("beside", true);
  return out;
}

Array::Ptr of_words(const std::vector<WordFigures>& words, const char* counted_by) {
  auto out = array();
  for (const auto& figures : words) {
    auto word = object();
    word->set("word", figures.word);
    word->set(counted_by, figures.people);
    word->set("times", figures.times);
    out->add(word);
  }
  return out;
}

Object::Ptr of_group(const GroupFigures& group) {
  auto out = object();
  out->set("label", group.label);
  out->set("people", group.people);
  if (!group.classes.empty()) {
    auto classes = array();
    for (const auto& figures : group.classes) {
      auto one = object();
      one->set("codes", names(figures.codes));
      one->set("no_answer", figures.no_answer);
      one->set("label", figures.label);
      one->set("people", figures.figure.people ? Var{*figures.figure.people} : Var{});
      one->set("share", share_or_null(figures.figure.share));
      one->set("interval", interval_or_null(figures.figure.interval));
      classes->add(one);
    }
    out->set("classes", classes);
  }
  if (group.mean) out->set("mean", *group.mean);
  if (!group.words.empty()) {
    auto words = array();
    for (const auto& figures : group.words) {
      auto word = object();
      word->set("word", figures.word);
      word->set("people", figures.people);
      words->add(word);
    }
    out->set("words", words);
  }
  return out;
}

void add_breakdown(Object& out, const QuestionFigures& question) {
  auto cuts = array();
  for (const auto& broken : question.broken_down) {
    if (broken.cut.empty()) {
      out.set("group", of_group(broken.groups.front()));
      return;
    }
    auto groups = array();
    for (const auto& group : broken.groups) groups->add(of_group(group));
    auto cut = object();
    cut->set("by", broken.cut);
    cut->set("groups", groups);
    cuts->add(cut);
  }
  if (!cuts->empty()) out.set("breakdown", cuts);
}

Object::Ptr of_question(const QuestionFigures& question) {
  using forms::QuestionKind;
  auto out = object();
  out->set("code", question.code);
  out->set("kind", std::string(forms::kind_name(question.kind)));
  out->set("label", question.label);
  out->set("asked", question.suppressed ? Var{} : Var{question.asked});
  out->set("answered", question.suppressed ? Var{} : Var{question.answered});
  if (question.suppressed) out->set("suppressed", true);
  if (question.kind == QuestionKind::pick_any) {
    out->set("ticks", question.suppressed ? Var{} : Var{question.ticks});
  }
  if (const auto direction = forms::direction_name(question.direction); !direction.empty())
    out->set("direction", std::string(direction));
  if (question.beside > 0) out->set("beside", question.beside);
  if (!question.options.empty()) {
    auto options = array();
    for (const auto& option : question.options) options->add(of_option(option));
    out->set("options", options);
  }
  if (question.kind == QuestionKind::words || !question.words.empty()) {
    out->set("words", of_words(question.words, "people"));
  }
  if (question.kind == QuestionKind::number) {
    const auto number = [](const std::optional<double>& value) { return value ? rounded(*value, 1e4) : Var{}; };
    out->set("mean", number(question.mean));
    out->set("median", number(question.median));
    out->set("lowest", number(question.lowest));
    out->set("highest", number(question.highest));
    if (question.tenth) out->set("percentile_10", number(question.tenth));
    if (question.ninetieth) out->set("percentile_90", number(question.ninetieth));
  }
  const bool free_text = question.kind == QuestionKind::short_text || question.kind == QuestionKind::long_text;
  if (free_text || !question.texts.empty()) out->set("texts", names(question.texts));
  if (question.texts_hidden > 0) out->set("texts_hidden", question.texts_hidden);
  if (question.texts_waiting > 0) out->set("texts_waiting", question.texts_waiting);
  if (question.texts_without_consent > 0) out->set("texts_without_consent", question.texts_without_consent);
  add_breakdown(*out, question);
  return out;
}

Object::Ptr of_notes(const Summary& summary) {
  auto kinds = array();
  for (const auto& figures : summary.note_kinds) {
    auto kind = object();
    kind->set("kind", figures.kind);
    kind->set("notes", figures.notes);
    kind->set("tables", figures.tables);
    kind->set("words", of_words(figures.words, "notes"));
    kinds->add(kind);
  }
  auto both = array();
  for (const auto& figures : summary.both_sides) {
    auto word = object();
    word->set("word", figures.word);
    word->set("challenges", figures.challenges);
    word->set("opportunities", figures.opportunities);
    both->add(word);
  }
  auto out = object();
  out->set("notes", summary.notes);
  out->set("tables", summary.note_tables);
  out->set("kinds", kinds);
  out->set("both_sides", both);
  return out;
}

Object::Ptr of_cuts(const Summary& summary) {
  auto cuts = array();
  for (const auto& figures : summary.cuts) {
    auto groups = array();
    for (const auto& group : figures.groups) {
      auto one = object();
      one->set("codes", names(group.codes));
      one->set("no_answer", group.no_answer);
      one->set("label", group.label);
      one->set("people", group.people);
      groups->add(one);
    }
    auto cut = object();
    cut->set("by", figures.code);
    cut->set("label", figures.label);
    cut->set("groups", groups);
    if (!figures.why_not.empty()) cut->set("why_not", figures.why_not);
    cuts->add(cut);
  }
  auto out = object();
  out->set("cuts", cuts);
  if (!summary.no_breakdown.empty()) out->set("why_not", summary.no_breakdown);
  return out;
}

const char* round_name(RoundState round) {
  switch (round) {
    case RoundState::none:
      return "none";
    case RoundState::draft:
      return "draft";
    case RoundState::open:
      return "open";
    case RoundState::closed:
      return "closed";
  }
  return "none";
}

}  // namespace

std::string to_json(const Summary& summary) {
  auto out = object();
  out->set("event", summary.event.slug);
  out->set("title", summary.event.title);
  out->set("date", iso_date(summary.event.date));
  out->set("delegates", of_delegates(summary));
  out->set("round", std::string(round_name(summary.round)));
  out->set("responses", summary.responses);
  out->set("response_rate", share_or_null(summary.response_rate));
  if (!summary.closings.empty() && summary.round == RoundState::closed) {
    auto closings = array();
    for (const auto& closing : summary.closings) {
      auto one = object();
      one->set("delegates", closing.delegates);
      one->set("responses", closing.responses);
      closings->add(one);
    }
    out->set("closings", closings);
  }
  out->set("counted_responses", summary.suppressed ? Var{} : Var{summary.counted_responses});
  if (!summary.where.empty()) out->set("where", summary.where);
  if (summary.not_for_passing_on) out->set("not_for_passing_on", true);
  if (summary.suppressed) out->set("suppressed", true);
  out->set("suppress_below", summary.suppress_below);
  if (!summary.cuts.empty() || !summary.no_breakdown.empty()) out->set("breakdown", of_cuts(summary));
  auto questions = array();
  for (const auto& question : summary.questions) questions->add(of_question(question));
  out->set("questions", questions);
  out->set("notes", of_notes(summary));
  out->set("coverage", of_coverage(summary.coverage));
  std::ostringstream stream;
  out->stringify(stream, 2);
  stream << '\n';
  return stream.str();
}

}  // namespace muster::figures
