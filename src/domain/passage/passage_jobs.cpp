// A programme's file as a job: made whole in memory within what files of jobs may take, and deleted after a day.
#include <muster/domain/passage/passage_jobs.hpp>

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/intake/programme_upload_service.hpp>
#include <muster/domain/passage/passage_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/jobs/file_end_service.hpp>
#include <muster/platform/jobs/result_room_service.hpp>

namespace muster::passage {
namespace {

constexpr const char* kind = "programme file";
constexpr const char* taking = "programme taken in";

Error too_large(std::int64_t most) {
  return bad_input("The file would be larger than the " + grouped(most >> 20U) +
                   " MB that your files may take here, so it was not made. Whoever runs this server can write it: "
                   "muster programme export, or more room by --job-files.");
}

std::string words_of(const Written& written) {
  std::string words = "The file holds " + counted(written.rows, "row", "rows") + " and waits here for " +
                      std::to_string(file_waits.count()) + " hours.";
  for (const auto& left : written.left_out) words += " Left out: " + left;
  return words;
}

Result<jobs::JobResult> make_file(store::Database& database, const Clock& clock, jobs::Work& work) {
  MUSTER_TRY(programmes, access::programme_names(database));
  const auto programme = programmes.find(work.given("programme"));
  if (programme == programmes.end()) return not_found("The programme is no longer there, so no file was made.");
  MUSTER_TRY(limits, database.read([](store::Session& session) -> Result<jobs::ResultLimits> {
    return jobs::result_limits(session);
  }));
  const auto most = limits.all_bytes / 4;  // an account's share
  std::string bytes;
  const auto take = [&](std::string_view more) -> Outcome {
    if (static_cast<std::int64_t>(bytes.size() + more.size()) > most) return too_large(most);
    bytes += more;
    return Success{};
  };
  const auto now = clock.now();
  MUSTER_TRY(written, write_programme(database, {work.job().asked_by, now}, programme->second, take, work));
  return jobs::JobResult{
      words_of(written),
      {},
      jobs::JobFile{"programme-" + iso_instant(now).substr(0, 10) + ".json", "application/jsonl", std::move(bytes)}};
}

std::string taken_words(const Read& read) {
  std::string words = counted(read.rows, "row is", "rows are") + " in " + read.programme;
  if (read.known > 0) words += ", of which " + grouped(read.known) + " were here already, as programmes share them";
  words += ".";
  for (const auto& left : read.left_out) words += " Left out: " + left;
  return words;
}

Result<jobs::JobResult> take_file(store::Database& database, const Clock& clock, jobs::Work& work,
                                  const RenewKeys& renew_keys) {
  const auto programme = work.given("programme");
  auto words = work.position();  // once there is one, all is in, and only what comes behind may be missing
  if (words.empty()) {
    MUSTER_TRY(upload, intake::upload_whole(database, clock.now(), programme, work.given("upload")));
    const auto also = [&](store::Session& session, const Read& read) -> Outcome {
      words = taken_words(read);
      intake::drop_upload(session, programme, upload.id);
      return work.keep_position(session, words);
    };
    MUSTER_CHECK(take_into(database, {work.job().asked_by, clock.now()}, upload.bytes, programme, also, work));
  }
  MUSTER_CHECK(renew_keys(database));
  return jobs::JobResult{words, "/team/" + programme, {}};
}

}  // namespace

jobs::Order file_order(const std::string& programme_id, const std::string& programme) {
  return {kind, programme + " as one file", jobs::payload_of({{"programme", programme_id}}), programme_id,
          std::string(access::permission_name(access::Permission::manage_team))};
}

jobs::Order taking_order(const std::string& programme_id, const std::string& programme, const std::string& upload_id) {
  return {taking, "A programme’s file taken into " + programme,
          jobs::payload_of({{"programme", programme_id}, {"upload", upload_id}}), programme_id,
          std::string(access::permission_name(access::Permission::manage_team))};
}

void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock, RenewKeys renew_keys) {
  kinds.add(kind, [&database, &clock](jobs::Work& work) { return make_file(database, clock, work); });
  kinds.add(taking, [&database, &clock, renew_keys = std::move(renew_keys)](jobs::Work& work) {
    return take_file(database, clock, work, renew_keys);
  });
}

Outcome drop_old_files(store::Database& database, Instant now) {
  return database.write([&](store::Session& session) -> Outcome {
    (void)jobs::drop_files(
        session, kind, iso_instant(now - file_waits),
        "The file was deleted: it waited for " + std::to_string(file_waits.count()) + " hours. Have it written anew.");
    return Success{};
  });
}

}  // namespace muster::passage
