// The program as it stands in the database.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "domain/catalogue.hpp"
#include "storage/connection.hpp"

namespace storage {

// Reads the whole program. `handbook_url` makes relative links absolute.
domain::Catalogue load_catalogue(Connection& connection, std::string const& handbook_url);

// Keeps the program in memory and reads it again when an import has changed it, in this process or
// another. Shared by all database threads.
class CatalogueCache {
 public:
  explicit CatalogueCache(std::string handbook_url) : handbook_url_(std::move(handbook_url)) {}

  // What one connection remembers between its calls.
  struct Seen {
    std::int64_t data_version = -1;
    std::shared_ptr<domain::Catalogue const> catalogue;
  };

  // The program as the open transaction of this connection sees it. Costs one cheap statement
  // when nothing was written since the last call.
  std::shared_ptr<domain::Catalogue const> current(Connection& connection, Seen& seen);

 private:
  std::string handbook_url_;
  std::mutex mutex_;
  std::int64_t version_ = -1;
  std::shared_ptr<domain::Catalogue const> catalogue_;
};

}  // namespace storage
