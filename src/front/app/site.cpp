// Gathers the rooms' pages.
#include <muster/front/app/site.hpp>

#include <muster/domain/access/access_pages.hpp>
#include <muster/domain/actions/actions_pages.hpp>
#include <muster/domain/booking/attendance_sql.hpp>
#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/certificate_service.hpp>
#include <muster/domain/booking/public_pages.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/bulletin/bulletin_pages.hpp>
#include <muster/domain/directory/directory_pages.hpp>
#include <muster/domain/documents/document_pages.hpp>
#include <muster/domain/documents/document_service.hpp>
#include <muster/domain/events/events_pages.hpp>
#include <muster/domain/feedback/feedback_pages.hpp>
#include <muster/domain/feedback/own_link_service.hpp>
#include <muster/domain/feeds/feed_pages.hpp>
#include <muster/domain/figures/figures_pages.hpp>
#include <muster/domain/indicators/indicators_pages.hpp>
#include <muster/domain/intake/intake_pages.hpp>
#include <muster/domain/lists/list_pages.hpp>
#include <muster/domain/members/member_pages.hpp>
#include <muster/domain/membership/membership_pages.hpp>
#include <muster/domain/noticeboard/notice_pages.hpp>
#include <muster/domain/passage/passage_pages.hpp>
#include <muster/domain/privacy/needs_period_service.hpp>
#include <muster/domain/privacy/person_file_service.hpp>
#include <muster/domain/privacy/privacy_pages.hpp>
#include <muster/domain/report/report_pages.hpp>
#include <muster/domain/room/room_pages.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/themes/themes_pages.hpp>
#include <muster/domain/webhooks/webhook_pages.hpp>
#include <muster/domain/words/words_pages.hpp>
#include <muster/front/api/api_pages.hpp>
#include <muster/front/api/import_pages.hpp>
#include <muster/front/api/openapi.hpp>
#include <muster/front/app/guard.hpp>
#include <muster/front/app/imports.hpp>
#include <muster/front/app/mail_kinds.hpp>
#include <muster/front/app/reading_language.hpp>
#include <muster/front/app/repeats.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/front/dashboard/change_pages.hpp>
#include <muster/front/dashboard/event_upkeep_pages.hpp>
#include <muster/front/dashboard/example_pages.hpp>
#include <muster/front/dashboard/help_pages.hpp>
#include <muster/front/dashboard/jobs_pages.hpp>
#include <muster/front/dashboard/mail_pages.hpp>
#include <muster/front/dashboard/network_pages.hpp>
#include <muster/front/dashboard/next_step.hpp>
#include <muster/front/dashboard/overview_pages.hpp>
#include <muster/front/dashboard/series_pages.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/tabular/table.hpp>

#include <stdexcept>

namespace muster::app {
namespace {

/// The list that comes with Muster, read once.
std::shared_ptr<const people::Gazetteer> gazetteer() {
  const std::string name = "examples/places/uk-authorities.csv";
  const auto table = tabular::read_table(shipped(name), name);
  if (!table.ok()) throw std::logic_error(table.error().message);
  auto read = people::Gazetteer::read(*table, name);
  if (!read.ok()) throw std::logic_error(read.error().message);
  return std::make_shared<const people::Gazetteer>(std::move(read).value());
}

/// Bookings know who came; memberships know whose members they are.
std::vector<membership::CameFrom> attendance_of_members(store::Session& session, const std::string& programme_id,
                                                        const membership::Term& term) {
  std::vector<membership::CameFrom> all;
  for (auto& each : booking::came_by_organisation(session, programme_id, iso_date(term.from), iso_date(term.to)))
    all.push_back({std::move(each.organisation_id), each.people, each.times, std::move(each.kind)});
  return all;
}

/// What everybody may read of an event, for its public page.
booking::PapersOf papers_of(store::Database& database) {
  return [&database](const std::string& event_id) {
    return database.read([&](store::Session& session) -> Result<std::vector<booking::Paper>> {
      std::vector<booking::Paper> papers;
      for (const auto& each : documents::public_documents(session, event_id)) {
        booking::Paper paper{each.title, std::string(documents::kind_label(each.kind)), {}};
        if (each.is_edition())
          paper.links = {{"PDF", documents::public_file_path(each, "pdf")},
                         {"Word", documents::public_file_path(each, "docx")}};
        else
          paper.links = {{"Open it", each.link}};
        papers.push_back(std::move(paper));
      }
      return papers;
    });
  };
}

/// Somebody's file as the members' area hands it out: of that programme alone, and nothing that a namesake may have.
std::function<Result<members::HeldFiles>(const members::Visit&)> held_files_of(store::Database& database) {
  return [&database](const members::Visit& visit) -> Result<members::HeldFiles> {
    const auto& people = visit.member.person_ids;
    if (people.size() > 1) return conflict("Several people are known by this address. Ask the team for your file.");
    MUSTER_TRY(file, privacy::own_file(database, people.empty() ? std::string() : people.front(), visit.address,
                                       visit.area.programme));
    return members::HeldFiles{privacy::person_json(file), privacy::person_html(file)};
  };
}

/// Certificates of whoever visits the members' area, by the address that they showed to be theirs.
members::AreaParts area_parts(store::Database& database, const Clock& clock) {
  members::AreaParts parts;
  parts.held_files = held_files_of(database);
  parts.certificates = [&database,
                        &clock](const members::Visit& visit) -> Result<std::vector<members::CertificateLink>> {
    MUSTER_TRY(all, booking::certificates_of_address(database, clock.now(), visit.area.programme_id, visit.address));
    const bool several = visit.member.person_ids.size() > 1;
    std::vector<members::CertificateLink> links;
    for (const auto& each : all)
      links.push_back(
          {(several ? each.name + ": " : std::string()) + each.event + ", " + long_date(each.date) +
               (each.why_none.empty() && each.minutes > 0 ? ": " + booking::duration_words(each.minutes) : ""),
           each.booking_id, each.why_none});
    return links;
  };
  parts.certificate_file = [&database, &clock](const members::Visit& visit, const std::string& booking_id,
                                               const std::string& site) -> Result<std::string> {
    MUSTER_TRY(paper, booking::certificate_of_address(database, clock.now(), visit.area.programme_id, visit.address,
                                                      booking_id));
    return booking::certificates_pdf({paper}, site);
  };
  return parts;
}

}  // namespace

web::Router site(store::Database& database, const Clock& clock, figures::Summaries& summaries,
                 const SiteOptions& options) {
  web::Router router;
  const auto limits = std::make_shared<access::Limits>();
  router.set_error_page(error_page_in_language(database, clock));
  router.set_guard(guard(database, clock, limits));
  router.set_repeats(repeats(database, clock));
  const auto directories = options.directories ? options.directories : std::make_shared<directory::Directories>();
  access::SignInOptions sign_in{options.mail, {}};
  for (const auto& each : directories->all()) sign_in.directories.push_back({each.name, each.title});
  access::add_pages(router, database, clock, sign_in, limits);
  directory::add_pages(router, database, clock, directories);
  dashboard::add_pages(router, database, clock);
  dashboard::add_jobs_pages(router, database, clock);
  dashboard::add_mail_preview_pages(router, database, clock, mail_kinds(database));
  dashboard::add_change_pages(router, database);
  dashboard::add_network_pages(router, database, clock, gazetteer(), options.mail);
  dashboard::add_event_upkeep_pages(router, database, clock, shipped_texts("reports", ".report"), kinds());
  dashboard::add_series_pages(router, database, clock, shipped_texts("reports", ".report"));
  dashboard::add_help_pages(router, shipped_texts("docs", ".md"));
  const dashboard::Example example{
      example_event, example_programme,
      [](store::Database& into, const store::AuditContext& audit) { return load_example(into, audit); }};
  events::add_pages(
      router, database, clock,
      [&clock](store::Session& session, const events::Event& event) {
        return dashboard::next_step(session, event, clock.now());
      },
      [&database, example, mail = options.mail](const web::Request& request) {
        return dashboard::set_up_of(database, request, mail, example);
      },
      booking::session_watch());
  dashboard::add_example_pages(router, database, clock, example);
  booking::add_pages(router, database, clock, feedback::answering());
  booking::add_public_pages(
      router, database, clock, [&database] { return privacy::days_of_needs(database); }, papers_of(database));
  feedback::add_pages(router, database, clock, shipped_texts("forms", ".form"));
  room::add_pages(router, database, clock);
  themes::add_pages(router, database, clock);
  indicators::add_pages(router, database, clock);
  membership::add_pages(router, database, clock, attendance_of_members);
  lists::add_pages(router, database, clock);
  members::add_pages(router, database, clock, area_parts(database, clock));
  documents::add_pages(router, database, clock);
  noticeboard::add_pages(router, database, clock);
  bulletin::add_pages(router, database, clock);
  webhooks::add_pages(router, database, clock);
  feeds::add_pages(router, database, clock);
  actions::add_pages(router, database, clock);
  words::add_pages(router, database, clock, summaries);
  figures::add_pages(router, database, clock, summaries);
  dashboard::add_overview_pages(router, database, clock, summaries);
  api::add_pages(router, database, clock, summaries);
  api::add_import_pages(router, database, clock, kinds());
  intake::add_pages(router, database, clock, kinds());
  report::add_pages(router, database, clock, summaries, shipped_texts("reports", ".report"));
  passage::add_pages(router, database, clock);
  privacy::add_privacy_pages(router, database, clock);
  api::add_openapi_page(router);
  return router;
}

}  // namespace muster::app
