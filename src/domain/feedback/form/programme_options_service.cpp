// Looks up what the programme has to pick from, and gives each a code that never means another.
#include "programme_options_service.hpp"

#include "domain/feedback/feedback_sql.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/forms/code_maker.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/option_names.hpp>
#include <muster/domain/forms/programme_options.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>

namespace muster::feedback {
namespace {

using forms::Option;

Option option(std::string code, std::string label) {
  Option made;
  made.code = std::move(code);
  made.label = std::move(label);
  return made;
}

/// Two of one name are told apart by when they are.
std::vector<Option> options_of(const std::vector<events::EventSession>& sessions) {
  std::vector<Option> out;
  std::set<std::string> labels;
  for (const auto& one : sessions) {
    if (!is_asked_about(one)) continue;
    auto label = one.title;
    if (!labels.insert(forms::option_key(label)).second) {
      label += ", " + events::time_of_day(one.starts_at) + (one.place.empty() ? "" : ", " + one.place);
      if (!labels.insert(forms::option_key(label)).second) label += " (" + one.code + ")";
    }
    out.push_back(option(one.code, label));
  }
  return out;
}

/// By their names: that is all that is known of them.
std::vector<Option> speakers_of(const std::vector<events::EventSession>& sessions) {
  std::set<std::string> names;
  for (const auto& one : sessions) names.insert(one.speakers.begin(), one.speakers.end());
  std::vector<std::string> sorted(names.begin(), names.end());
  std::ranges::sort(sorted, [](const auto& left, const auto& right) { return compare_names(left, right) < 0; });
  forms::CodeMaker codes('s', false);
  std::vector<Option> out;
  for (const auto& name : sorted) out.push_back(option(codes.make(name), name));
  return out;
}

/// "E09000033" as "e09000033".
std::string code_of(const std::string& official) {
  const auto code = forms::code_like(official, '_');
  return code.empty() || (code.front() >= '0' && code.front() <= '9') ? "p" + code : code;
}

std::vector<Option> places_of(store::Session& session, const events::Event& about) {
  std::vector<Option> out;
  for (const auto& place : people::region_by_id(session, about.region_id).places)
    if (!place.retired) out.push_back(option(code_of(place.code), place.name));
  std::ranges::sort(out,
                    [](const auto& left, const auto& right) { return compare_names(left.label, right.label) < 0; });
  return out;
}

/// Their ids: a name may change, or become another's.
std::vector<Option> organisations_of(store::Session& session, const events::Event& about) {
  std::vector<Option> out;
  for (const auto& one : people::organisations_for(session, about.programme_id)) {
    auto made = option("o_" + lower_case(one.id), one.name);
    made.also = one.aliases;
    out.push_back(std::move(made));
  }
  return out;
}

forms::ProgrammeOptions offered(store::Session& session, const events::Event& about,
                                const std::set<std::string>& sources) {
  forms::ProgrammeOptions out;
  for (const auto& source : sources) {
    if (source == "places") {
      out[source] = places_of(session, about);
    } else if (source == "organisations") {
      out[source] = organisations_of(session, about);
    } else if (const auto one = events::session_asked_about(session, about.id); one && source == "speakers") {
      out[source] = speakers_of({*one});
    } else {
      const auto agenda = events::sessions_of(session, about.id);
      out[source] = source == "speakers" ? speakers_of(agenda) : options_of(agenda);
    }
  }
  return out;
}

}  // namespace

Result<std::string> listed_for(store::Session& session, const events::Event& about, const std::string& text,
                               const std::string& source) {
  MUSTER_TRY(form, forms::parse_form(text, source));
  const auto sources = forms::sources_of(form);
  if (sources.empty()) return text;
  const auto round = sql::uncounted_round(session, about.id);
  return forms::with_programme_options(text, source, offered(session, about, sources),
                                       round ? round->form.get() : nullptr);
}

}  // namespace muster::feedback
