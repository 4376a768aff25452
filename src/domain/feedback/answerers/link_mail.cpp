// What a mail with a link says at the moment it is sent; the link is made then.
#include <muster/domain/events/event_zone_sql.hpp>
#include <muster/domain/feedback/feedback_mail.hpp>

#include "answer_link_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "link_secret.hpp"
#include "people_to_ask_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>

#include <sstream>

namespace muster::feedback {
namespace {

constexpr const char* template_name = "domain/feedback/mail/answer_link.mail";
/// Stands where a link would, so that a preview shows its length and opens nothing.
constexpr const char* example_secret = "00000example00000example00";
constexpr const char* promise =
    "Your answers are anonymous: that the link was used is kept apart from them, and nothing leads from one to the "
    "other.";

/// Why the mail comes: true of everybody whom is_asked lets have it.
std::string because_of(Answerers who, bool members_only, const events::Event& about) {
  switch (who) {
    case Answerers::attended:
      return "came to " + about.title;
    case Answerers::programme:
      return members_only ? "are covered by a membership of " + about.programme : "are on a list of " + about.programme;
    default:
      return "are on the list of " + about.title;
  }
}

/// When the form can be answered, as it stands at `now`.
std::string when_open(const Round& round, const Zone& zone, Instant now) {
  std::string opens;
  if (state_at(round, now) == RoundState::draft)
    opens = round.opens_at ? "It opens on " + long_instant(*round.opens_at, zone) + "."
                           : std::string("The form is not open yet: the organisers open it later.");
  if (round.closes_at)
    return opens + (opens.empty() ? "" : " ") + "The form closes on " + long_instant(*round.closes_at, zone) + ".";
  return opens.empty() ? "The form stays open until the organisers close it." : opens;
}

mail::Values values_of(const Round& round, const events::Event& about, const std::string& name,
                       const booking::MessageWords& words, const std::string& link, const Zone& zone, bool members_only,
                       Instant now) {
  return {{"SUBJECT", words.subject},
          {"NAME", name},
          {"WORDS", words.text},
          {"LINK", link},
          {"CLOSES", when_open(round, zone, now)},
          {"ANONYMOUS", round.form->anonymous ? promise : "Your answers are not anonymous."},
          {"PROGRAMME", about.programme},
          {"BECAUSE", because_of(round.answered_by, members_only, about)}};
}

Result<std::optional<mail::Content>> content(store::Session& session, const mail::ClaimedMessage& claimed,
                                             const mail::RenderContext& moment) {
  const auto [round_id, link_id, mailing_id] = parts_of(claimed.draft.detail);
  const auto round = sql::round_by_id(session, round_id);
  const auto nothing = std::optional<mail::Content>{};
  if (!round) return nothing;
  const auto about = events::event_with_id(session, round->event_id);
  const auto person_id = sql::person_of_link(session, round->id, link_id);
  const auto person = person_id ? people::find_person(session, *person_id) : std::nullopt;
  if (!person) return nothing;
  if (round->links_stopped || state_at(*round, moment.now) == RoundState::closed ||
      (!moment.preview && !is_asked(session, *round, about, *person_id, day_in_london(moment.now)))) {
    if (!moment.preview && !mailing_id.empty()) sql::take_mail_back(session, round->id, link_id, mailing_id);
    return nothing;
  }
  if (!moment.preview && sql::is_spent(session, round->id, link_id)) {  // a look does not tell who has answered
    // Nor does a link that is sent once more, for its first mail came back, and that stands in the list of mail.
    const auto mailing = sql::find_mailing(session, mailing_id);
    if (!round->form->anonymous || !mailing || mailing->kind == LinkMail::reminder) return nothing;
  }
  const auto secret = moment.preview ? std::string(example_secret) : new_id();
  if (!moment.preview) sql::insert_link_key(session, round->id, link_id, hash_of_link(secret));
  return std::optional(
      mail::Content{values_of(*round, about, people::full_name(*person), {claimed.draft.subject, claimed.draft.text},
                              address_of_link(moment.site, *round, secret), events::zone_of(session, about.id),
                              sql::is_for_members(session, round->id), moment.now),
                    claimed.draft.programme_id});
}

}  // namespace

std::string link_mail_detail(const std::string& round_id, const std::string& link_id, const std::string& mailing_id) {
  return round_id + " " + link_id + " " + mailing_id;
}

LinkMailParts parts_of(const std::string& detail) {
  LinkMailParts parts;
  std::istringstream(detail) >> parts.round_id >> parts.link_id >> parts.mailing_id;
  return parts;
}

mail::Letter link_letter(const LinkForecast& forecast, const booking::MessageWords& words) {
  return mail::composed(mail::template_named(template_name),
                        values_of(forecast.round, forecast.about, forecast.name, words,
                                  address_of_link("https://muster.example.org", forecast.round, example_secret),
                                  forecast.zone, forecast.members_only, forecast.at));
}

void add_mail(mail::Kinds& kinds, store::Database& database) {
  kinds.add({link_mail_kind,
             "Somebody’s own link to a form",
             template_name,
             {{"SUBJECT", "North Summit: please tell us your views"},
              {"NAME", "Gwen Abara"},
              {"WORDS", "We would like to hear what you think."},
              {"LINK", std::string("https://muster.example.org/f/k7mpw3x?link=") + example_secret},
              {"CLOSES", "The form closes on Friday 24 June 2022 at 17:00."},
              {"ANONYMOUS", promise},
              {"PROGRAMME", "North Network"},
              {"BECAUSE", "are on the list of North Summit"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               const auto made = [&](store::Session& session) { return content(session, claimed, moment); };
               return moment.preview ? database.read(made) : database.write(made);
             }});
}

}  // namespace muster::feedback
