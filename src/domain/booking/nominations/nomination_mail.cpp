// What a mail to a lead says at the moment it is sent; its link is made then.
#include "nomination_mail.hpp"

#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "lead_facts_service.hpp"
#include "nomination_sql.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <array>

namespace muster::booking {
namespace {

constexpr const char* template_name = "domain/booking/mail/lead.mail";
/// Stands where a link would, so that a preview shows its length and opens nothing.
constexpr const char* example_secret = "00000example00000example00";
constexpr std::array<std::pair<LeadNews, const char*>, 3> news_words{
    {{LeadNews::asked, "asked"}, {LeadNews::decided, "decided"}, {LeadNews::interest, "interest"}}};

std::string until_words(const NominationCall& call) {
  return call.until ? " until " + long_date(*call.until) : std::string();
}

MessageWords asked_words(const LeadFacts& facts) {
  const auto& [call, event] = std::pair(facts.call, facts.event);
  std::int64_t named = 0;
  for (const auto& each : facts.names) named += each.state == State::nominated ? 1 : 0;
  return {
      event.title + ": whom does " + call.organisation + " send?",
      event.programme + " asks you to name the people of " + call.organisation + " for " + event.title + " on " +
          long_date(event.date) + ".\n\n" + seats_to_name_words(call, facts.own_share, facts.seats, named) +
          "\n\nName them on your page" + until_words(call) +
          ", in the order in which they are to have a seat. The programme decides then, and writes to those who get "
          "a place or wait for one. Until then nobody you name hears of it from us."};
}

MessageWords decided_words(const LeadFacts& facts) {
  std::string lines;
  for (const auto& each : facts.names)
    if (each.place > 0)
      lines += "\n\n" + each.name + ": " +
               uncapitalised(standing_words(each, facts.seats, facts.event.zone, facts.own_share.has_value()));
  return {facts.event.title + ": what became of your names",
          "The programme has decided about names of " + facts.call.organisation + ". They stand so now:" + lines};
}

MessageWords interest_words(const LeadFacts& facts) {
  std::vector<std::string> names;
  for (const auto& each : facts.names)
    if (each.place == 0 && each.state == State::applied) names.push_back(each.name);
  return {facts.event.title + ": somebody of " + facts.call.organisation + " asks for a place",
          names.empty() ? "Somebody of " + facts.call.organisation + " asked for a place at " + facts.event.title +
                              ". It is answered already."
                        : listed(names) + " of " + facts.call.organisation + (names.size() == 1 ? " asks" : " ask") +
                              " for a place at " + facts.event.title + " on " + long_date(facts.event.date) +
                              ". Say on your page whether you put the name forward" + until_words(facts.call) +
                              ". The programme decides after you."};
}

Result<std::optional<mail::Content>> content(store::Session& session, const mail::ClaimedMessage& claimed,
                                             const mail::RenderContext& moment) {
  const auto& detail = claimed.draft.detail;
  const auto gap = detail.find(' ');
  const auto told = gap == std::string::npos ? std::string() : detail.substr(gap + 1);
  auto news = LeadNews::asked;
  for (const auto& [each, word] : news_words)
    if (told == word) news = each;
  const auto call = sql::find_call(session, detail.substr(0, gap));
  // Another leads the organisation now.
  if (!call || call->email != claimed.draft.recipient) return std::optional<mail::Content>{};
  const auto facts = lead_facts(session, *call);
  const auto secret = moment.preview ? std::string(example_secret) : new_id();
  if (!moment.preview) sql::add_call_link(session, call->id, hash_of_lead_link(secret), moment.now);
  const auto words = lead_mail_words(facts, news);
  const auto page = sql::page_or_none(session, facts.event.id);
  return std::optional(mail::Content{{{"SUBJECT", words.subject},
                                      {"NAME", call->name},
                                      {"WORDS", words.text},
                                      {"LINK", moment.site + lead_path(secret)},
                                      {"CONTACT", page.contact.empty() ? "" : "Ask us: " + page.contact},
                                      {"PROGRAMME", facts.event.programme},
                                      {"ORGANISATION", call->organisation},
                                      {"EVENT", facts.event.title},
                                      {"DATE", long_date(facts.event.date)}},
                                     facts.event.programme_id});
}

}  // namespace

MessageWords lead_mail_words(const LeadFacts& facts, LeadNews news) {
  if (facts.event.cancelled)
    return {facts.event.title + " will not take place",
            facts.event.title + " will not take place, so nobody has to be named. " + facts.event.cancelled_because};
  switch (news) {
    case LeadNews::asked:
      return asked_words(facts);
    case LeadNews::decided:
      return decided_words(facts);
    case LeadNews::interest:
      return interest_words(facts);
  }
  return {};
}

void queue_lead_mail(store::Session& session, Instant now, const events::Event& event, const NominationCall& call,
                     LeadNews news) {
  mail::Draft draft;
  draft.kind = lead_mail;
  draft.recipient = call.email;
  draft.subject = event.title + ": names of " + call.organisation;
  for (const auto& [each, word] : news_words)
    if (each == news) draft.detail = call.id + " " + word;
  draft.programme_id = event.programme_id;
  (void)mail::enqueue(session, now, draft);
}

void add_lead_mail(mail::Kinds& kinds, store::Database& database) {
  kinds.add({lead_mail,
             "Names for an event",
             template_name,
             {{"SUBJECT", "North Summit: whom does Northtown send?"},
              {"NAME", "Gwen Abara"},
              {"WORDS", "North Network asks you to name the people of Northtown for North Summit."},
              {"LINK", std::string("https://muster.example.org") + lead_path(example_secret)},
              {"CONTACT", "Ask us: events@north.example"},
              {"PROGRAMME", "North Network"},
              {"ORGANISATION", "Northtown"},
              {"EVENT", "North Summit"},
              {"DATE", "Friday 10 June 2022"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               const auto made = [&](store::Session& session) { return content(session, claimed, moment); };
               return moment.preview ? database.read(made) : database.write(made);
             }});
}

}  // namespace muster::booking
