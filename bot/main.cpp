// fieldcert: the certification program of a sales field, in Slack.
#include "bot/cli/cli.hpp"

int main(int argc, char** argv) { return bot::cli::run(argc, argv); }
