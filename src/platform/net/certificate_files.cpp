// Notices new files by their times, sizes and numbers, as a renewing program leaves them.
#include "certificate_files.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/log_line.hpp>

#include <sys/stat.h>

#include <utility>

namespace muster::net {

std::string renewal_line(const Renewal& renewal, Instant now) {
  const auto ends = iso_instant(renewal.ends);
  if (!renewal.error) return log_line(now, "certificate", {{"result", "renewed"}, {"ends", ends}});
  return log_line(now, "certificate", {{"result", "kept"}, {"ends", ends}, {"reason", renewal.error->message}});
}

Result<std::unique_ptr<CertificateFiles>> CertificateFiles::read(std::string certificate, std::string key) {
  std::unique_ptr<CertificateFiles> files(new CertificateFiles(std::move(certificate), std::move(key)));
  files->read_ = files->seen_ = files->stamp();
  MUSTER_TRY(identity, read_tls_identity(files->certificate_, files->key_));
  files->identity_ = std::move(identity);
  return files;
}

CertificateFiles::Stamp CertificateFiles::stamp() const {
  Stamp stamp{};
  std::size_t at = 0;
  for (const auto& name : {certificate_, key_}) {
    struct stat found{};
    if (stat(name.c_str(), &found) == 0) {
      stamp[at] = found.st_mtim.tv_sec;
      stamp[at + 1] = found.st_mtim.tv_nsec;
      stamp[at + 2] = static_cast<std::int64_t>(found.st_ino);
      stamp[at + 3] = found.st_size;
    }
    at += 4;
  }
  return stamp;
}

std::optional<Renewal> CertificateFiles::look(Instant now) {
  const Stamp before = std::exchange(seen_, stamp());
  if (seen_ == read_ || seen_ != before) return std::nullopt;
  return read_again(now);
}

Renewal CertificateFiles::read_again(Instant now) {
  read_ = seen_ = stamp();
  auto read = read_tls_identity(certificate_, key_);
  if (!read.ok()) return {read.error(), identity_->ends()};
  auto identity = std::move(read).value();
  if (identity->ends() <= now && identity->ends() < identity_->ends())
    return {Error{ErrorKind::bad_input,
                  "The certificate " + certificate_ + " ended at " + iso_instant(identity->ends()) + ".",
                  {},
                  {}},
            identity_->ends()};
  identity_ = std::move(identity);
  return {std::nullopt, identity_->ends()};
}

}  // namespace muster::net
