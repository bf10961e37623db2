package com.speechcad.wallet;

/** Whether a wallet takes and gives money. */
public enum WalletStatus {
    OPEN,
    /** Takes money in, pays what runs already, obeys an operator's correction, and gives nothing else. */
    FROZEN,
    /** Empty, and takes no money. */
    CLOSED
}
