# Times ruby-liquid, with its just-in-time compiler where Ruby has one.
require 'json'
require 'liquid'
people = JSON.parse(File.read(ARGV[0]))['contacts']
folder = File.join(__dir__, '..', 'templates')
%w[a b c].each do |name|
  template = Liquid::Template.parse(File.read(File.join(folder, "#{name}.liquid"), encoding: 'UTF-8'))
  people.first(500).each { |person| template.render!(person) }
  size = 0
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  people.each { |person| size += template.render!(person).bytesize }
  seconds = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
  puts "ruby-liquid #{name} #{(people.length / seconds).round} #{size}"
  $stdout.flush
end
