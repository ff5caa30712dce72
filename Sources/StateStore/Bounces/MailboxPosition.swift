/// How far a mailbox file has been read; another inode is another file.
package struct MailboxPosition: Hashable, Sendable {
    package var path: String
    package var inode: UInt64
    package var offset: Int64

    package init(path: String, inode: UInt64, offset: Int64) {
        self.path = path
        self.inode = inode
        self.offset = offset
    }
}
